"""What rules look at beside the facts, and the words they raise problems with."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Lists
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Code lists, places, the day on which the rules are applied, and usual quantities."""

    lists: Lists
    places: Mapping[str, Place]
    today: dt.date
    usual: Mapping[str, Decimal] = field(default_factory=dict)


Rule = Callable[[SeizureFacts, Surroundings], Iterable[Problem]]
OfPart = Callable[[Any], Iterable[Problem]]
"""A rule for a part of a case, or the case, and nothing else; paths are those within the part."""


def hard(path: str, code: str, **params: str) -> Problem:
    """Make a problem that stops the case."""
    return Problem(path, code, Severity.HARD, params)


def soft(path: str, code: str, **params: str) -> Problem:
    """Make a problem that only warns."""
    return Problem(path, code, Severity.SOFT, params)
