"""A case as one line of a list: its card in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse

from cen_suite.core.codelists.lookup import label, place, table
from seizures.states import PUBLIC, State

BADGES = {
    State.VERIFIED: "good",
    State.PUBLISHED: "quiet",
    State.WITHDRAWN: "bad",
    State.RETURNED: "bad",
}
SEIZED_HERE = "SEIZ"


@dataclass(frozen=True, slots=True)
class Stop:
    """One country on the route."""

    code: str
    place: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of goods with its quantity."""

    name: str
    quantity: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a table, a photo wall or a to-do list shows of a case."""

    url: str
    reference: str
    date: datetime | None
    country: str
    completeness: int
    goods: tuple[Goods, ...]
    more: int
    route: tuple[Stop, ...]
    conveyance: str
    concealment: str
    state: str
    badge: str
    photos: int
    public_id: str


def case_lines(rows: Iterable[Mapping[str, Any]]) -> list[CaseLine]:
    """Show the rows of a search in the reader's language."""
    return [case_line(row) for row in rows]


def case_line(row: Mapping[str, Any]) -> CaseLine:
    """Show one row of a search."""
    card = row["card"]
    state = State(row["state"])
    return CaseLine(
        url=reverse("case", args=[row["public_id"]]),
        reference=row["reference"] or row["title"] or "…",
        date=row["event_start"],
        country=row["reporting_country"] or "",
        completeness=row["completeness"],
        goods=tuple(_goods(*line) for line in card.get("lines", ())),
        more=card.get("more", 0),
        route=tuple(_stop(*leg) for leg in card.get("route", ())),
        conveyance=_conveyance(card.get("conveyance", ())),
        concealment=", ".join(
            label("concealment-place", code) for code in card.get("concealment", ())
        ),
        state=str(state.label),
        badge=BADGES.get(state, "quiet" if state in PUBLIC else "wait"),
        photos=row["photo_count"],
        public_id=str(row["public_id"]),
    )


def unit_words(code: str) -> str:
    """Write a unit short where it has a symbol, else in words."""
    return str(table("unit").attribute(code, "symbol") or label("unit", code))


def _goods(product: str, quantity: str, unit: str) -> Goods:
    listed = "product" if "-" in product else "family"
    return Goods(
        name=label(listed, product),
        quantity=Decimal(quantity) if quantity else None,
        unit=unit_words(unit) if unit else "",
    )


def _stop(country: str, locode: str, role: str) -> Stop:
    found = place(locode) if locode else None
    return Stop(country, found.name if found else "", role == SEIZED_HERE)


def _conveyance(found: Iterable[tuple[str, str]]) -> str:
    for mode, kind in found:
        if kind:
            return label("conveyance-type", kind)
        if mode:
            return label("transport-mode", mode)
    return ""
