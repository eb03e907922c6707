"""Whoever chooses "other" says in words what it is."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from seizures.record.checks.surroundings import OfPart, hard
from seizures.record.chosen import held_by
from seizures.record.definition import Kind, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.problems import Problem

OTHER: Final = "OTH"
OTHER_PRODUCT: Final = "-OTH"
UNEXPLAINED: Final = "other-needs-text"


def other_is_explained(part: Any) -> Sequence[Problem]:
    """An "other" has its words beside it."""
    cls: type = type(part)
    words, coded = _plan(cls)
    if not words or getattr(part, words):
        return ()
    others = [
        name
        for name, value in held_by(part).items()
        if value and name in coded and OTHER in value and _is_other(value)
    ]
    if not others:
        return ()
    first = next(name for name in coded if name in others)
    return (hard(words, UNEXPLAINED, field=first),)


def is_answered(problem: Problem, case: SeizureFacts) -> bool:
    """Tell whether the summary of a case says what an "other" in it is."""
    return problem.code == UNEXPLAINED and bool(case.summary)


@cache
def _plan(cls: type) -> tuple[str, Mapping[str, None]]:
    """Name the text that explains the "other" of a class, and its coded facts in order."""
    words = "description" if cls is Line else "other_text"
    facts = facts_of(cls)
    coded = (fact for fact in facts if fact.codes and fact.kind in {Kind.CODE, Kind.CODES})
    return (
        words if words in {fact.name for fact in facts} else "",
        {fact.name: None for fact in coded if fact.codes != "family"},
    )


def _is_other(value: Any) -> bool:
    """Tell it of a value that holds the letters: a code may, without being "other"."""
    return isinstance(value, tuple) or value == OTHER or bool(value.endswith(OTHER_PRODUCT))


OF_EACH: Final[tuple[OfPart, ...]] = (other_is_explained,)
