"""Whoever chooses "other" says in words what it is."""

from collections.abc import Iterator
from typing import Any, Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard
from seizures.record.chosen import held_by
from seizures.record.definition import Kind, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.groups import REPEATING
from seizures.record.problems import Problem

OTHER: Final = "OTH"
OTHER_PRODUCT: Final = "-OTH"
WORDS: Final = {"line": "description"}  # every other group has a text of its own for this


class _Coded:
    """The coded facts of one class and the text that explains their "other"."""

    def __init__(self, cls: type, words: str) -> None:
        coded = (
            fact for fact in facts_of(cls) if fact.codes and fact.kind in {Kind.CODE, Kind.CODES}
        )
        self._coded = {fact.name: None for fact in coded if fact.codes != "family"}
        self.words = words

    def chosen(self, part: object) -> str:
        """Name the first fact whose value is "other"."""
        others = {
            name
            for name, value in held_by(part).items()
            if name in self._coded and value and OTHER in value and _is_other(value)
        }
        return next(filter(others.__contains__, self._coded)) if others else ""


def _is_other(value: Any) -> bool:
    """Tell it of a value that holds the letters: a code may, without being "other"."""
    return isinstance(value, tuple) or value == OTHER or bool(value.endswith(OTHER_PRODUCT))


_CASE: Final = _Coded(SeizureFacts, "other_text")
_PARTS: Final = tuple(
    (group.attribute, _Coded(group.facts_class, words))
    for group in REPEATING
    if (words := WORDS.get(group.key, "other_text"))
    in {fact.name for fact in facts_of(group.facts_class)}
)


def other_is_explained(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """An "other" has its words beside it, or the summary of the case has them."""
    if case.summary:
        return
    if not case.other_text and (name := _CASE.chosen(case)):
        yield hard("other_text", "other-needs-text", field=name)
    for attribute, plan in _PARTS:
        for index, part in enumerate(getattr(case, attribute)):
            if (name := plan.chosen(part)) and not getattr(part, plan.words):
                yield hard(f"{attribute}.{index}.{plan.words}", "other-needs-text", field=name)


RULES: Final[tuple[Rule, ...]] = (other_is_explained,)
