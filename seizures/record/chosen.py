"""Look at many facts of a part of a case at once: what is stated, and copies with changes.

Cases pass here by the ten thousand, so the names are worked out once for each class of facts.
"""

import dataclasses
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import TYPE_CHECKING, Any, Generic, TypeVar

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
    whole: _Whole[Part] = _whole(cls)
    values = whole.empty()
    for name, value in stated.items():
        values[whole.places[name]] = value
    return whole.filled(values)


def altered(part: Part, changes: Mapping[str, Any]) -> Part:
    """Copy a part of a case with some facts changed: a `dataclasses.replace` in a hurry."""
    whole: _Whole[Part] = _whole(type(part))
    values = list(whole.of(part))
    for name, value in changes.items():
        values[whole.places[name]] = value
    return whole.filled(values)


class _Whole(Chosen, Generic[Part]):
    """All fields of a class; fills new objects of it slot by slot.

    A frozen dataclass sets each field through `object.__setattr__`, which costs more than all the
    reading and checking of a field; its slots are set directly here, while nobody else has it.
    """

    __slots__ = ("_cls", "_defaults", "_factories", "_setters", "places")

    def __init__(self, cls: type[Part]) -> None:
        fields = dataclasses.fields(cls)
        super().__init__([field.name for field in fields])
        self.places = {name: place for place, name in enumerate(self.names)}
        self._cls = cls
        self._defaults = [field.default for field in fields]
        self._factories = [
            (place, field.default_factory)
            for place, field in enumerate(fields)
            if field.default_factory is not dataclasses.MISSING
        ]
        self._setters = [getattr(cls, name).__set__ for name in self.names]

    def empty(self) -> list[Any]:
        """Give the values of a part that states nothing."""
        values = self._defaults.copy()
        for place, factory in self._factories:
            values[place] = factory()
        return values

    def filled(self, values: Sequence[Any]) -> Part:
        """Make an object of these values, in the order of the fields."""
        made = object.__new__(self._cls)
        deque(map(call, self._setters, repeat(made), values), maxlen=0)
        return made


@cache
def _whole(cls: type[Part]) -> _Whole[Part]:
    return _Whole(cls)


def _together(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    only = attrgetter(names[0])
    return lambda part: (only(part),)
