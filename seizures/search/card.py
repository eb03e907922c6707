"""The card of a case: what one line of a list shows, in codes, small enough to store with it."""

from typing import Any

from seizures.record.facts import SeizureFacts

MOST_LINES = 3


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


def _number(value: object) -> str:
    return "" if value is None else f"{value:f}"
