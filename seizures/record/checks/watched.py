"""Find what a part of a case states of some facts, be they its own or those of a family."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from seizures.record.chosen import held_by
from seizures.record.definition import Fact, facts_of
from seizures.record.facts import Line
from seizures.record.families import extension

About = TypeVar("About")
Stated = Sequence[tuple[str, About, Any]]


class Watched(Generic[About]):
    """The facts that something is to be said about, worked out once for each class and family.

    `about` says it of a fact, and nothing of those that are not watched.
    """

    def __init__(self, about: Callable[[Fact], About | None]) -> None:
        def among(facts: tuple[Fact, ...]) -> Mapping[str, About]:
            found = ((fact.name, about(fact)) for fact in facts)
            return {name: said for name, said in found if said is not None}

        def own(cls: type) -> Mapping[str, About]:
            return among(facts_of(cls))

        def of_family(family: str) -> Mapping[str, About]:
            return among(extension(family))

        self._own, self._of_family = cache(own), cache(of_family)

    def stated_by(self, part: Any) -> Stated[About]:
        """Give path within the part, what is said of the fact, and value, in order."""
        cls: type = type(part)
        own, held = self._own(cls), held_by(part)
        found = () if held.keys().isdisjoint(own) else _stated(own, held, "")
        if isinstance(part, Line) and part.extension:
            more = _stated(self._of_family(part.family or ""), part.extension, "extension.")
            return (*found, *more)
        return found


def _stated(watched: Mapping[str, About], held: Mapping[str, Any], path: str) -> Stated[About]:
    return [
        (path + name, said, value)
        for name, said in watched.items()
        if name in held and (value := held[name])
    ]
