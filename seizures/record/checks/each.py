"""The rules that look at one part of a case alone; the case itself is one of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from seizures.record.checks import free_text, identity, mandatory, others
from seizures.record.checks.surroundings import OfPart
from seizures.record.facts import SeizureFacts
from seizures.record.groups import REPEATING
from seizures.record.part import Part, keep
from seizures.record.problems import Problem

OF_EACH: Final[tuple[OfPart, ...]] = (
    *mandatory.OF_EACH,
    *others.OF_EACH,
    *identity.OF_EACH,
    *free_text.OF_EACH,
)
Parts = Sequence[tuple[str, int, Part]]
_ATTRIBUTES: Final = tuple(group.attribute for group in REPEATING)


def by_themselves(cases: Sequence[SeizureFacts]) -> list[list[Problem]]:
    """Hold cases and all their parts against the rules that need nothing else."""
    placed = [_parts(case) for case in cases]
    fresh = [part for parts in placed for _, _, part in parts if not hasattr(part, "faults")]
    found = _broken([*cases, *fresh])
    for part, faults in zip(fresh, found[len(cases) :], strict=True):
        keep(part, "faults", tuple(faults))
    return list(map(_of_whole, cases, found, placed))


def _broken(subjects: Sequence[Any]) -> list[list[Problem]]:
    """Apply one rule to all of them before the next (`check_all` says why)."""
    found: list[list[Problem]] = [[] for _subject in subjects]
    for rule in OF_EACH:
        for subject, into in zip(subjects, found, strict=True):
            into.extend(rule(subject))
    return found


def _of_whole(case: SeizureFacts, own: list[Problem], parts: Parts) -> list[Problem]:
    """Add to the problems of a case those of its parts."""
    found = own + [
        replace(fault, path=f"{attribute}.{index}.{fault.path}")
        for attribute, index, part in parts
        for fault in part.faults
    ]
    return [problem for problem in found if not others.is_answered(problem, case)]


def _parts(case: SeizureFacts) -> Parts:
    """List the parts of a case, and where each stands."""
    return [
        (attribute, index, part)
        for attribute in _ATTRIBUTES
        for index, part in enumerate(getattr(case, attribute))
    ]
