"""The card of a case: what one line of a list shows, in codes, small enough to store with it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from seizures.record.facts import Conveyance, Line, SeizureFacts

MOST_LINES = 3
BESIDE_CARD: Final = ("location", "traffic_flow")
"""Columns that a title needs and no card has; a line of a list has the others."""
FAMILY_SIGN: Final = "-"


def card_of(facts: SeizureFacts) -> dict[str, Any]:
    """Pick goods, route, conveyance and concealment of a case for a list."""
    return {
        "lines": [
            [line.product or line.family or "", _number(line.quantity), line.unit or ""]
            for line in facts.lines[:MOST_LINES]
        ],
        "more": max(0, len(facts.lines) - MOST_LINES),
        "route": [[leg.country or "", leg.place or "", leg.leg_role or ""] for leg in facts.legs],
        "conveyance": [
            [conveyance.mode or "", conveyance.conveyance_type or ""]
            for conveyance in facts.conveyances[:1]
        ],
        "concealment": [hidden.place for hidden in facts.concealments[:1] if hidden.place],
    }


def facts_on_card(row: Mapping[str, Any], card: Mapping[str, Any]) -> SeizureFacts:
    """Read back from the card of a case, and what stands beside it, what its title is made of."""
    first = card.get("lines", ())[:1]
    return SeizureFacts(
        **{name: row[name] for name in BESIDE_CARD},
        reporting_country=row["reporting_country"],
        title=row["title"],
        lines=tuple(_line(*each) for each in first),
        conveyances=tuple(
            Conveyance(mode=mode or None) for mode, _kind in card.get("conveyance", ())
        ),
    )


def _line(code: str, quantity: str, unit: str) -> Line:
    """Tell a product from a family by its code, which begins with that of its family."""
    product = code if FAMILY_SIGN in code else None
    return Line(
        family=None if product else code or None,
        product=product,
        quantity=Decimal(quantity) if quantity else None,
        unit=unit or None,
    )


def _number(value: object) -> str:
    return "" if value is None else f"{value:f}"
