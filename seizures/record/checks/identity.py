"""Identifiers hold their check digits; those that fail on many real papers only warn."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.chosen import held_by
from seizures.record.definition import Fact, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.identifiers import DOUBTFUL, is_valid
from seizures.record.problems import Problem

Kinds = Mapping[str, str]
"""The identifiers among some facts, and the check of each."""


def _identified(facts: tuple[Fact, ...]) -> Kinds:
    return {fact.name: fact.identifier for fact in facts if fact.identifier}


@cache
def _of_family(family: str) -> Kinds:
    return _identified(extension(family))


_CASE: Final = _identified(facts_of(SeizureFacts))
_PARTS: Final = tuple(
    (group.attribute, kinds) for group in REPEATING if (kinds := _identified(group.facts))
)


def identifiers_hold(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A number with a check digit is copied right."""
    yield from _failing(_CASE, held_by(case), "")
    for attribute, kinds in _PARTS:
        for index, part in enumerate(getattr(case, attribute)):
            yield from _failing(kinds, held_by(part), f"{attribute}.{index}.")
    for index, line in enumerate(case.lines):
        if line.extension:
            kinds = _of_family(line.family or "")
            yield from _failing(kinds, line.extension, f"lines.{index}.extension.")


def _failing(kinds: Kinds, held: Mapping[str, Any], path: str) -> Iterator[Problem]:
    for name in filter(held.__contains__, kinds):
        value, kind = held[name], kinds[name]
        if value and not is_valid(kind, str(value)):
            raise_problem = soft if kind in DOUBTFUL else hard
            yield raise_problem(path + name, "check-digit", kind=kind)


RULES: Final[tuple[Rule, ...]] = (identifiers_hold,)
