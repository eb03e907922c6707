"""The rules between facts: hard ones stop a case, soft ones warn; every rule is one function."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Lists
from seizures.record.checks import (
    dates,
    goods,
    limits,
    mandatory,
    money,
    places,
    route,
)
from seizures.record.checks.each import by_themselves
from seizures.record.checks.surroundings import Rule, Surroundings
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem

NOTHING_KNOWN: Final[Mapping[str, Decimal]] = MappingProxyType({})
BETWEEN_FACTS: Final[tuple[Rule, ...]] = (
    *mandatory.RULES,
    *money.RULES,
    *dates.RULES,
    *places.RULES,
    *route.RULES,
    *goods.RULES,
)
RULES: Final = (*limits.RULES, *BETWEEN_FACTS)


def check(
    facts: SeizureFacts,
    lists: Lists,
    places: Mapping[str, Place],
    today: dt.date,
    *,
    usual: Mapping[str, Decimal] = NOTHING_KNOWN,
) -> tuple[Problem, ...]:
    """Apply every rule to a case.

    `usual` gives for a product the base quantity that all but one in a thousand seizures of it
    stay below; a product without one is held against its family.
    """
    (found,) = check_all([facts], Surroundings(lists, places, today, usual), RULES)
    return found


def check_all(
    cases: Sequence[SeizureFacts], around: Surroundings, rules: Sequence[Rule] = BETWEEN_FACTS
) -> list[tuple[Problem, ...]]:
    """Apply rules to many cases; what a Reader has just read is within its limits already.

    One rule goes over all cases before the next begins: a processor that has to take up another
    rule a million times spends a third of its time on that.
    """
    found = by_themselves(cases)
    for rule in rules:
        for case, into in zip(cases, found, strict=True):
            into.extend(rule(case, around))
    return [tuple(problems) for problems in found]
