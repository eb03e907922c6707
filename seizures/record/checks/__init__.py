"""The rules between facts: hard ones stop a case, soft ones warn; every rule is one function."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Lists
from seizures.record.checks import (
    dates,
    free_text,
    goods,
    identity,
    limits,
    mandatory,
    money,
    others,
    places,
    route,
)
from seizures.record.checks.surroundings import Surroundings
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem

NOTHING_KNOWN: Final[Mapping[str, Decimal]] = MappingProxyType({})
BETWEEN_FACTS = (
    *mandatory.RULES,
    *others.RULES,
    *money.RULES,
    *dates.RULES,
    *places.RULES,
    *route.RULES,
    *goods.RULES,
    *identity.RULES,
    *free_text.RULES,
)
RULES = (*limits.RULES, *BETWEEN_FACTS)


def check(
    facts: SeizureFacts,
    lists: Lists,
    places: Mapping[str, Place],
    today: dt.date,
    *,
    usual: Mapping[str, Decimal] = NOTHING_KNOWN,
    as_read: bool = False,
) -> tuple[Problem, ...]:
    """Apply every rule to a case; one that a Reader has just read is within all limits.

    `usual` gives for a product the base quantity that all but one in a thousand seizures of it
    stay below; a product without one is held against its family.
    """
    around = Surroundings(lists, places, today, usual)
    found: list[Problem] = []
    for rule in BETWEEN_FACTS if as_read else RULES:
        found += rule(facts, around)
    return tuple(found)
