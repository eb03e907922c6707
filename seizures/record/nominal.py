# ruff: noqa: RUF009 -- the calls make dataclass fields
"""The facts that name or single out somebody: kept by nCEN, sealed by CENcomm, never in CEN.

Each class stands beside the class of the same group in `facts.py` and repeats none of its names,
so that a national table can hold both.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from seizures.record.definition import (
    NOMINAL,
    Fact,
    Kind,
    code,
    codes,
    date,
    fact,
    fact_named,
    moment,
    text,
)


@dataclass(frozen=True, kw_only=True)
class NominalCase:
    """What only the reporting administration keeps about a case."""

    section: ClassVar[str] = "national"

    narrative: str | None = fact(Kind.LONG_TEXT, NOMINAL, max_length=20_000)
    risk_rule_ref: str | None = text(NOMINAL, 60)
    controlled_delivery: str | None = code(NOMINAL, "controlled-delivery")
    declaration_ref: str | None = text(NOMINAL, 60)
    retention_until: dt.date | None = date(NOMINAL, "M/-")
    review_on: dt.date | None = date(NOMINAL, "M/-")


@dataclass(frozen=True, kw_only=True)
class NominalConveyance:
    """What singles out a vessel, aircraft, vehicle or wagon."""

    section: ClassVar[str] = "conveyances"

    vessel_name: str | None = text(NOMINAL, 120)
    imo: str | None = text(NOMINAL, 10, identifier="imo")
    mmsi: str | None = text(NOMINAL, 9, identifier="mmsi")
    eni: str | None = text(NOMINAL, 8, identifier="eni")
    call_sign: str | None = text(NOMINAL, 10)
    aircraft_reg: str | None = text(NOMINAL, 10)
    icao24: str | None = text(NOMINAL, 6, identifier="icao24")
    plate: str | None = text(NOMINAL, 20)
    trailer_plate: str | None = text(NOMINAL, 20)
    vin: str | None = text(NOMINAL, 17, identifier="vin")
    train_no: str | None = text(NOMINAL, 20)
    wagon_no: str | None = text(NOMINAL, 16, identifier="wagon")


@dataclass(frozen=True, kw_only=True)
class NominalContainer:
    """What singles out a container."""

    section: ClassVar[str] = "containers"

    container_no: str | None = text(NOMINAL, 14, identifier="container")
    seal_numbers: tuple[str, ...] = codes(NOMINAL, "", max_length=30)


@dataclass(frozen=True, kw_only=True)
class NominalConsignment:
    """What singles out a consignment and who sends and receives it."""

    section: ClassVar[str] = "consignments"

    document_no: str | None = text(NOMINAL, 40)
    air_waybill: str | None = text(NOMINAL, 14, identifier="awb")
    item_no: str | None = text(NOMINAL, 40)
    consignor: str | None = text(NOMINAL, 200)
    consignor_address: str | None = text(NOMINAL, 300)
    consignee: str | None = text(NOMINAL, 200)
    consignee_address: str | None = text(NOMINAL, 300)


@dataclass(frozen=True, kw_only=True)
class NominalLine:
    """What singles out a piece of goods; what a family asks is in `nominal_extension`."""

    section: ClassVar[str] = "lines"

    piece_numbers: tuple[str, ...] = codes(NOMINAL, "", max_length=60)


@dataclass(frozen=True, kw_only=True)
class NominalPerson:
    """Who a person is, and how the person travelled."""

    section: ClassVar[str] = "persons"

    family_name: str | None = text(NOMINAL, 120, "C/-")
    given_names: str | None = text(NOMINAL, 120)
    birth_name: str | None = text(NOMINAL, 120)
    aliases: tuple[str, ...] = codes(NOMINAL, "", max_length=120)
    original_script: str | None = text(NOMINAL, 200)
    father_name: str | None = text(NOMINAL, 120)
    mother_name: str | None = text(NOMINAL, 120)
    birth_date: dt.date | None = date(NOMINAL)
    birth_place: str | None = text(NOMINAL, 120)
    birth_country: str | None = code(NOMINAL, "country")
    languages: tuple[str, ...] = codes(NOMINAL, "language")
    marks: str | None = text(NOMINAL, 300)
    addresses: tuple[str, ...] = codes(NOMINAL, "", max_length=300)
    phones: tuple[str, ...] = codes(NOMINAL, "", max_length=20, identifier="phone")
    emails: tuple[str, ...] = codes(NOMINAL, "", max_length=120, identifier="e-mail")
    handles: tuple[str, ...] = codes(NOMINAL, "", max_length=120)
    imeis: tuple[str, ...] = codes(NOMINAL, "", max_length=17, identifier="imei")
    imsis: tuple[str, ...] = codes(NOMINAL, "", max_length=15, identifier="imsi")
    ibans: tuple[str, ...] = codes(NOMINAL, "", max_length=42, identifier="iban")
    wallets: tuple[str, ...] = codes(NOMINAL, "", max_length=120)
    ticket_no: str | None = text(NOMINAL, 20)
    booking_ref: str | None = text(NOMINAL, 10)
    luggage_tags: tuple[str, ...] = codes(NOMINAL, "", max_length=10, identifier="luggage-tag")
    statement: str | None = fact(Kind.LONG_TEXT, NOMINAL, max_length=10_000)
    warning_flags: tuple[str, ...] = codes(NOMINAL, "warning-flag")
    suggested_action: str | None = code(NOMINAL, "suggested-action")


@dataclass(frozen=True, kw_only=True)
class NominalDocument:
    """A travel or identity document of a person."""

    section: ClassVar[str] = "documents"

    document_type: str | None = text(NOMINAL, 40, "M/-")
    document_no: str | None = text(NOMINAL, 40, "M/-")
    issuing_country: str | None = code(NOMINAL, "country")
    issued_on: dt.date | None = date(NOMINAL)
    valid_until: dt.date | None = date(NOMINAL)
    machine_readable_no: str | None = text(NOMINAL, 20, identifier="mrz")
    falsity: str | None = code(NOMINAL, "document-falsity")


@dataclass(frozen=True, kw_only=True)
class NominalCompany:
    """Which company it is."""

    section: ClassVar[str] = "companies"

    name: str | None = text(NOMINAL, 200, "M/-")
    trading_names: tuple[str, ...] = codes(NOMINAL, "", max_length=200)
    original_script: str | None = text(NOMINAL, 200)
    legal_form: str | None = text(NOMINAL, 60)
    register_no: str | None = text(NOMINAL, 40)
    register_name: str | None = text(NOMINAL, 120)
    tax_no: str | None = text(NOMINAL, 40)
    eori: str | None = text(NOMINAL, 17, identifier="eori")
    lei: str | None = text(NOMINAL, 20, identifier="lei")
    duns: str | None = text(NOMINAL, 11)
    aeo_no: str | None = text(NOMINAL, 40)
    addresses: tuple[str, ...] = codes(NOMINAL, "", max_length=300)
    phones: tuple[str, ...] = codes(NOMINAL, "", max_length=20, identifier="phone")
    emails: tuple[str, ...] = codes(NOMINAL, "", max_length=120, identifier="e-mail")
    websites: tuple[str, ...] = codes(NOMINAL, "", max_length=300, identifier="url")
    ibans: tuple[str, ...] = codes(NOMINAL, "", max_length=42, identifier="iban")
    bic: str | None = text(NOMINAL, 11, identifier="bic")


@dataclass(frozen=True, kw_only=True)
class NominalMedia:
    """What a picture shows that may identify somebody."""

    section: ClassVar[str] = "media"

    text_in_picture: str | None = fact(Kind.LONG_TEXT, NOMINAL, max_length=20_000)
    original_taken_at: dt.datetime | None = moment(NOMINAL)


NOMINAL_GROUPS: Final[Mapping[str, type]] = {
    "case": NominalCase,
    "conveyance": NominalConveyance,
    "container": NominalContainer,
    "consignment": NominalConsignment,
    "line": NominalLine,
    "person": NominalPerson,
    "document": NominalDocument,
    "company": NominalCompany,
    "media": NominalMedia,
}


def nominal_fact_at(path: str) -> Fact:
    """Give the nominal fact a path names: "narrative" or "person.family_name"."""
    key, _, name = path.rpartition(".")
    return fact_named(NOMINAL_GROUPS[key or "case"], name)
