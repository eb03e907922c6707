"""Look at many facts of a part of a case at once: what is stated, and copies with changes.

A case has 120 facts and states 20 of them. A part made here holds only those; the rest it answers
from its class, as every dataclass with defaults does. Cases pass here by the ten thousand, so the
names are worked out once for each class of facts.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Part = TypeVar("Part", bound="DataclassInstance")


class Chosen:
    """Some facts of a class, read together and in order."""

    __slots__ = ("names", "of")

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.of: Callable[[object], tuple[Any, ...]] = _together(self.names)


def stating(cls: type[Part], stated: Mapping[str, Any]) -> Part:
    """Make a part of a case that states these facts: its constructor in a hurry.

    Raises KeyError for a fact that the class does not have.
    """
    return _made(cls, dict(stated))


def altered(part: Part, changes: Mapping[str, Any]) -> Part:
    """Copy a part of a case with some facts changed: a `dataclasses.replace` in a hurry."""
    return _made(type(part), {**vars(part), **changes})


def _made(cls: type[Part], held: dict[str, Any]) -> Part:
    known, made_anew = _fields(cls)
    if not held.keys() <= known:
        raise KeyError(*(held.keys() - known))
    for name, make in made_anew:
        if name not in held:
            held[name] = make()
    made = object.__new__(cls)
    object.__setattr__(made, "__dict__", held)
    return made


def held_by(part: object) -> Mapping[str, Any]:
    """Give all that a part may state, in any order; some of it may be None or empty."""
    return vars(part)


@cache
def _fields(cls: type[Part]) -> tuple[frozenset[str], tuple[tuple[str, Callable[[], Any]], ...]]:
    """Name the fields of a class, and those whose default is a new object each time."""
    fields = dataclasses.fields(cls)
    return frozenset(field.name for field in fields), tuple(
        (field.name, field.default_factory)
        for field in fields
        if field.default_factory is not dataclasses.MISSING
    )


def _together(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    only = attrgetter(names[0])
    return lambda part: (only(part),)
