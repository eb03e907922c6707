"""Identifiers hold their check digits; those that fail on many real papers only warn."""

from collections.abc import Iterator
from typing import Any, Final

from seizures.record.checks.surroundings import OfPart, hard, soft
from seizures.record.checks.watched import Watched
from seizures.record.identifiers import DOUBTFUL, is_valid
from seizures.record.problems import Problem

IDENTIFIERS: Final = Watched(lambda fact: fact.identifier or None)


def identifiers_hold(part: Any) -> Iterator[Problem]:
    """A number with a check digit is copied right."""
    for path, kind, value in IDENTIFIERS.stated_by(part):
        if not is_valid(kind, str(value)):
            raise_problem = soft if kind in DOUBTFUL else hard
            yield raise_problem(path, "check-digit", kind=kind)


OF_EACH: Final[tuple[OfPart, ...]] = (identifiers_hold,)
