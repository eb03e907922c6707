"""How complete a case is: the share of its weight that was answered, and a band."""

from enum import StrEnum
from functools import cache
from typing import Any, Final

from seizures.record.chosen import held_by
from seizures.record.definition import Fact, Need, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.part import kept_with

UNKNOWN: Final = "UNK"
ALWAYS: Final = frozenset({"legs", "lines", "conveyances"})


class Band(StrEnum):
    """A coarse mark for a score."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


LIMITS: Final = ((85, Band.A), (70, Band.B), (50, Band.C))


class _Counted:
    """The facts of one class that count, and their weights, worked out once."""

    def __init__(self, cls: type) -> None:
        asked = (Need.MANDATORY, Need.CONDITIONAL, Need.OPTIONAL)
        self._weights = {fact.name: _weight(fact) for fact in facts_of(cls) if fact.full in asked}
        self.whole = sum(self._weights.values())
        self.kept = kept_with("weight")(self.filled)

    def filled(self, part: object) -> int:
        """Weigh what is filled and not "unknown"."""
        weights = self._weights
        return sum(
            [
                weights[name]
                for name, value in held_by(part).items()
                if name in weights and _is_filled(value)
            ]
        )


def _is_filled(value: Any) -> bool:
    if type(value) is str:
        return value != UNKNOWN
    return bool(value) or not (value is None or value == ())


def _weight(fact: Fact) -> int:
    """Count what is mandatory thrice, and the rest so little that nobody is tempted to invent."""
    return {Need.MANDATORY: 12, Need.CONDITIONAL: 3}.get(fact.full, 1)


_CASE: Final = _Counted(SeizureFacts)
_PARTS: Final = {group.attribute: _Counted(group.facts_class) for group in REPEATING}


def score(facts: SeizureFacts) -> int:
    """Rate a case from 0 to 100: what is filled and not "unknown", by weight."""
    filled, whole = _CASE.filled(facts), _CASE.whole
    for attribute, counted in _PARTS.items():
        parts: tuple[Any, ...] = getattr(facts, attribute)
        if not parts and attribute in ALWAYS:
            whole += counted.whole
        for part in parts:
            filled, whole = filled + counted.kept(part), whole + counted.whole
            if attribute == "lines":
                got, could = _rate_extension(part)
                filled, whole = filled + got, whole + could
    return round(100 * filled / whole) if whole else 0


def band(points: int) -> Band:
    """Put a score into its band."""
    return next((mark for least, mark in LIMITS if points >= least), Band.D)


def _rate_extension(line: Line) -> tuple[int, int]:
    stated = line.extension
    if not stated:
        return 0, _demanded(line.family or "")
    asked = extension(line.family or "")
    filled = sum(_weight(fact) for fact in asked if _is_filled(stated.get(fact.name)))
    return filled, _demanded(line.family or "") + sum(
        _weight(fact) for fact in asked if fact.full is not Need.MANDATORY and fact.name in stated
    )


@cache
def _demanded(family: str) -> int:
    """Weigh what a family always asks."""
    return sum(_weight(fact) for fact in extension(family) if fact.full is Need.MANDATORY)
