# ruff: noqa: RUF009 -- the calls make dataclass fields
"""The goods of a case, line by line, and the pictures of them."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from seizures.record.definition import (
    FREE_TEXT,
    OPEN,
    QUASI,
    Kind,
    amount,
    code,
    codes,
    count,
    date,
    fact,
    moment,
    text,
    yes_no,
)
from seizures.record.part import Part


@dataclass(frozen=True, kw_only=True)
class Line(Part):
    """One kind of goods: what, how much, and what only its family asks (`extension`)."""

    section: ClassVar[str] = "lines"

    family: str | None = code(OPEN, "family", "M/M")
    other_families: tuple[str, ...] = codes(OPEN, "family")
    product: str | None = code(OPEN, "product", "M/M", depends_on="family")
    description: str | None = fact(Kind.TEXT, FREE_TEXT, "C/C", max_length=500)
    brand: str | None = text(FREE_TEXT, 120, "C/-")
    hs: str | None = code(OPEN, "hs")
    quantity: Decimal | None = amount(OPEN, "M/M", decimals=6)
    unit: str | None = code(OPEN, "unit", "M/M", depends_on="product")
    second_quantity: Decimal | None = amount(OPEN, decimals=6)
    second_unit: str | None = code(OPEN, "unit", "C/-", depends_on="product")
    base_quantity: Decimal | None = amount(OPEN, "G/G", digits=24, decimals=6)
    base_unit: str | None = code(OPEN, "unit", "G/G")
    base_estimated: bool | None = yes_no(OPEN, "G/G")
    quantity_basis: str | None = code(OPEN, "quantity-basis", "M/-")
    packages: int | None = count(OPEN)
    package_type: str | None = code(OPEN, "package-type")
    packed_in: int | None = count(OPEN, minimum=1)
    origin_countries: tuple[str, ...] = codes(OPEN, "country")
    produced_on: dt.date | None = date(OPEN)
    expires_on: dt.date | None = date(OPEN)
    batch: str | None = text(QUASI, 60)
    value: Decimal | None = amount(OPEN)
    currency: str | None = code(OPEN, "currency", "C/-")
    value_basis: str | None = code(OPEN, "value-basis")
    lab_status: str | None = code(OPEN, "lab-status")
    lab_ref: str | None = text(QUASI, 40)
    purity: Decimal | None = amount(OPEN, digits=5, maximum=100)
    infringements: tuple[str, ...] = codes(OPEN, "offence")
    outcome: str | None = code(OPEN, "goods-outcome", "M/-")
    extension: Mapping[str, Any] = dataclasses.field(
        default_factory=dict, hash=False, metadata={"extension": "family"}
    )


@dataclass(frozen=True, kw_only=True)
class Media:
    """What is said about a picture, scan or document; the file itself is kept elsewhere."""

    section: ClassVar[str] = "media"

    kind: str | None = code(OPEN, "media-kind", "M/G")
    view: str | None = code(OPEN, "media-view", "M/O")
    caption: str | None = text(FREE_TEXT, 200, "O/O")
    taken_at: dt.datetime | None = moment(OPEN)
