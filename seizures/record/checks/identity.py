"""Identifiers hold their check digits; those that fail on many real papers only warn."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.chosen import Chosen
from seizures.record.definition import Fact, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.identifiers import DOUBTFUL, is_valid
from seizures.record.problems import Problem


class _Identified:
    """The identifiers among some facts, and the check of each."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.kinds = {fact.name: fact.identifier for fact in facts if fact.identifier}

    def problems(self, values: Iterable[Any], path: str) -> Iterator[Problem]:
        """Find those that do not hold, given their values in order."""
        for (name, kind), value in zip(self.kinds.items(), values, strict=True):
            if value and not is_valid(kind, str(value)):
                raise_problem = soft if kind in DOUBTFUL else hard
                yield raise_problem(path + name, "check-digit", kind=kind)


def _of_class(facts: tuple[Fact, ...]) -> tuple[_Identified, Chosen] | None:
    identified = _Identified(facts)
    return (identified, Chosen(tuple(identified.kinds))) if identified.kinds else None


@cache
def _of_family(family: str) -> _Identified:
    return _Identified(extension(family))


_GROUPS: Final = tuple(
    (attribute, *found)
    for attribute, facts in (
        ("", facts_of(SeizureFacts)),
        *((group.attribute, group.facts) for group in REPEATING),
    )
    if (found := _of_class(facts))
)


def identifiers_hold(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A number with a check digit is copied right."""
    for attribute, identified, chosen in _GROUPS:
        for index, part in enumerate(getattr(case, attribute) if attribute else (case,)):
            path = f"{attribute}.{index}." if attribute else ""
            yield from identified.problems(chosen.of(part), path)
    for index, line in enumerate(case.lines):
        if line.extension:
            identified = _of_family(line.family or "")
            values = map(line.extension.get, identified.kinds)
            yield from identified.problems(values, f"lines.{index}.extension.")


RULES: Final[tuple[Rule, ...]] = (identifiers_hold,)
