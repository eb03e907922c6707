# ruff: noqa: RUF009 -- the calls make dataclass fields
"""How the goods travelled: conveyances, containers, consignments, route and concealment."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from seizures.record.definition import (
    FREE_TEXT,
    OPEN,
    QUASI,
    amount,
    code,
    codes,
    count,
    date,
    place,
    text,
    yes_no,
)
from seizures.record.part import Part


@dataclass(frozen=True, kw_only=True)
class Conveyance(Part):
    """A vessel, aircraft, vehicle, train, mail item or person on foot that carried the goods."""

    section: ClassVar[str] = "conveyances"

    mode: str | None = code(OPEN, "transport-mode", "M/M")
    conveyance_type: str | None = code(OPEN, "conveyance-type", "M/O", depends_on="mode")
    is_primary: bool | None = yes_no(OPEN)
    role: str | None = code(OPEN, "conveyance-role")
    seized: bool | None = yes_no(OPEN, "M/-")
    carrier_name: str | None = text(QUASI, 120)
    carrier_code: str | None = text(QUASI, 11)
    trip_no: str | None = text(QUASI, 20, identifier="trip")
    flag_country: str | None = code(OPEN, "country")
    plate_country: str | None = code(OPEN, "country")
    make: str | None = text(FREE_TEXT, 60)
    model: str | None = text(FREE_TEXT, 60)
    colour: str | None = text(FREE_TEXT, 30)
    year: int | None = count(OPEN, minimum=1800, maximum=2100)
    other_text: str | None = text(FREE_TEXT, 200, "C/C")


@dataclass(frozen=True, kw_only=True)
class Container(Part):
    """A transport unit; `carried_by` is the place of its conveyance in the list, from 1."""

    section: ClassVar[str] = "containers"

    carried_by: int | None = count(OPEN, minimum=1)
    owner_prefix: str | None = text(OPEN, 4, identifier="container-owner")
    size_type: str | None = text(OPEN, 4, identifier="container-size")
    load_status: str | None = code(OPEN, "load-status")
    seal_kind: str | None = text(FREE_TEXT, 60)
    seal_state: str | None = code(OPEN, "seal-state")
    seals_count: int | None = count(OPEN, maximum=99)
    declared_goods: str | None = text(FREE_TEXT, 200)
    gross_kg: Decimal | None = amount(OPEN, digits=12, decimals=3)


@dataclass(frozen=True, kw_only=True)
class Consignment(Part):
    """Goods under one transport document, postal and express items included."""

    section: ClassVar[str] = "consignments"

    carried_by: int | None = count(OPEN, minimum=1)
    packed_in: int | None = count(OPEN, minimum=1)
    document_type: str | None = code(OPEN, "transport-document")
    declared_content: str | None = text(FREE_TEXT, 200)
    declared_value: Decimal | None = amount(OPEN)
    declared_currency: str | None = code(OPEN, "currency", "C/-")
    gross_kg: Decimal | None = amount(OPEN, digits=12, decimals=3)
    pieces: int | None = count(OPEN)
    platform: str | None = text(FREE_TEXT, 120)
    payment: str | None = text(FREE_TEXT, 60)
    operator: str | None = code(OPEN, "postal-operator")
    service: str | None = code(OPEN, "postal-service")
    export_hub: str | None = place(OPEN)
    import_hub: str | None = place(OPEN)
    sender_country: str | None = code(OPEN, "country")
    receiver_country: str | None = code(OPEN, "country")
    sender_type: str | None = code(OPEN, "party-type")
    receiver_type: str | None = code(OPEN, "party-type")
    same_sender_items: int | None = count(OPEN)
    other_text: str | None = text(FREE_TEXT, 200, "C/-")


@dataclass(frozen=True, kw_only=True)
class Leg(Part):
    """One stage of the route; the order of the legs is the order of the journey."""

    section: ClassVar[str] = "legs"

    leg_role: str | None = code(OPEN, "leg-role", "M/M")
    country: str | None = code(OPEN, "country", "M/M")
    place: str | None = place(OPEN, "O/O", depends_on="country")
    place_name: str | None = text(FREE_TEXT, 120)
    departed_on: dt.date | None = date(OPEN)
    arrived_on: dt.date | None = date(OPEN)
    mode: str | None = code(OPEN, "transport-mode")
    certainty: str | None = code(OPEN, "certainty")


@dataclass(frozen=True, kw_only=True)
class Concealment(Part):
    """Where and how goods were hidden."""

    section: ClassVar[str] = "concealments"

    place: str | None = code(OPEN, "concealment-place", "C/O")
    methods: tuple[str, ...] = codes(OPEN, "concealment-method")
    cover_load_hs: str | None = code(OPEN, "hs")
    cover_load: str | None = text(FREE_TEXT, 200)
    sophistication: int | None = count(OPEN, minimum=1, maximum=4)
    packaging: tuple[str, ...] = codes(OPEN, "packaging")
    markings: str | None = text(FREE_TEXT, 200)
    tags: tuple[str, ...] = codes(FREE_TEXT, "", "O/O")
    other_text: str | None = text(FREE_TEXT, 200, "C/C")
