"""The rules that look at one part of a case alone; the case itself is one of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from seizures.record.checks import free_text, identity, mandatory, others
from seizures.record.checks.surroundings import OfPart, Rule, Surroundings
from seizures.record.facts import SeizureFacts
from seizures.record.groups import REPEATING
from seizures.record.part import kept_with
from seizures.record.problems import Problem

OF_EACH: Final[tuple[OfPart, ...]] = (
    *mandatory.OF_EACH,
    *others.OF_EACH,
    *identity.OF_EACH,
    *free_text.OF_EACH,
)
_ATTRIBUTES: Final = tuple(group.attribute for group in REPEATING)


def each_by_itself(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Hold the case and every part of it against the rules that need nothing else."""
    found = [*_broken(case)]
    for attribute in _ATTRIBUTES:
        for index, part in enumerate(getattr(case, attribute)):
            if faults := _faults(part):
                found += [_moved(fault, f"{attribute}.{index}.") for fault in faults]
    return (problem for problem in found if not others.is_answered(problem, case))


def _broken(part: Any) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for rule in OF_EACH:
        found += rule(part)
    return tuple(found)


_faults: Final = kept_with("faults")(_broken)


def _moved(fault: Problem, path: str) -> Problem:
    return replace(fault, path=path + fault.path)


RULES: Final[tuple[Rule, ...]] = (each_by_itself,)
