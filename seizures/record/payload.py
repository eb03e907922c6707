"""A case as canonical JSON, version 1, in both directions: for storage, machines, signatures."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from typing import Any, Final

import orjson

from seizures.record.chosen import held_by, stating
from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.part import MOST_PARTS, SMALL, kept_with

VERSION: Final = "1"


class BadPayload(ValueError):
    """A payload that is not a case of this version; names the path at fault."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def to_payload(facts: SeizureFacts) -> dict[str, Any]:
    """Write a case as plain JSON values; what is not stated is left out."""
    payload: dict[str, Any] = {"version": VERSION, **_CASE.write(facts)}
    for attribute, plan in _PARTS.items():
        if parts := getattr(facts, attribute):
            write = _write_line if plan.has_extension else plan.written
            payload[attribute] = [write(part) for part in parts]
    return payload


def from_payload(
    payload: Mapping[str, Any], memory: dict[bytes, Any] | None = None
) -> SeizureFacts:
    """Read a case from plain JSON values; raises BadPayload for anything unknown or ill-formed.

    Whoever reads many cases gives a `memory`: small parts that were read before are shared.
    """
    rest = dict(payload)
    if rest.pop("version", None) != VERSION:
        raise BadPayload("version", "unknown")
    values: dict[str, Any] = {}
    for attribute, plan in _PARTS.items():
        parts = rest.pop(attribute, [])
        if not isinstance(parts, list):
            raise BadPayload(attribute, "not a list")
        if parts:
            read = plan.read if memory is None else partial(plan.recall, memory)
            values[attribute] = tuple(
                [read(part, f"{attribute}.{index}") for index, part in enumerate(parts)]
            )
    return stating(SeizureFacts, {**_read(_CASE.known, rest, ""), **values})


def extension_of(family: str | None, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Give the facts of a family their types again after they were kept as JSON."""
    return _read(_of_family(family or ""), stored, "extension")


def canonical(payload: Mapping[str, Any]) -> bytes:
    """Write a payload as the one text that is hashed and signed, in UTF-8."""
    return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)


class _Plan:
    """How the facts of one class are written and read, worked out once."""

    def __init__(self, facts_class: type, facts: tuple[Fact, ...]) -> None:
        self.facts_class = facts_class
        self.known = {fact.name: fact for fact in facts}
        self.mark = facts_class.__name__.encode()
        self._writers = {fact.name: _WRITERS.get(fact.kind) for fact in facts}
        self.has_extension = facts_class is Line
        self.written = kept_with("written")(self.write)

    def read(self, part: object, path: str) -> Any:
        """Read a part; raises BadPayload."""
        return stating(self.facts_class, _read_part(self.known, part, path))

    def recall(self, memory: dict[bytes, Any], part: object, path: str) -> Any:
        """Read a part, unless an equal one was read before."""
        if not isinstance(part, Mapping) or len(part) > SMALL:
            return self.read(part, path)
        key = self.mark + orjson.dumps(part)
        known = memory.get(key)
        if known is None:
            known = self.read(part, path)
            if len(memory) < MOST_PARTS:
                memory[key] = known
        return known

    def write(self, part: object) -> dict[str, Any]:
        """Write what a part states."""
        writers = self._writers
        return {
            name: writer(value) if (writer := writers[name]) else value
            for name, value in held_by(part).items()
            if name in writers and (value or not (value is None or value == ()))
        }


def _write_line(line: Line) -> dict[str, Any]:
    written = _LINES.write(line)
    if line.extension:
        family = _of_family(line.family or "")
        written["extension"] = {
            name: _WRITERS.get(family[name].kind, _same)(value)
            for name, value in line.extension.items()
        }
    return written


@cache
def _of_family(family: str) -> Mapping[str, Fact]:
    return {fact.name: fact for fact in extension(family)}


def _read(known: Mapping[str, Fact], values: Mapping[str, Any], path: str) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in values.items():
        fact = known.get(name)
        if fact is None:
            raise BadPayload(_where(path, name), "unknown field")
        if type(value) is str and fact.kind in _WORDS:  # most values, read without a call
            read[name] = value
            continue
        try:
            read[name] = _READERS[fact.kind](value)
        except (ValueError, TypeError, InvalidOperation) as error:
            raise BadPayload(_where(path, name), "ill-formed") from error
    return read


def _where(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _read_part(known: Mapping[str, Fact], part: object, path: str) -> dict[str, Any]:
    if not isinstance(part, Mapping):
        raise BadPayload(path, "not an object")
    rest = dict(part)
    more = rest.pop("extension", None)
    read = _read(known, rest, path)
    if more is not None:
        if not isinstance(more, Mapping):
            raise BadPayload(f"{path}.extension", "not an object")
        family = _of_family(read.get("family") or "")
        read["extension"] = _read(family, more, f"{path}.extension")
    return read


def _same(value: Any) -> Any:
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _decimal(value: object) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite():
        raise ValueError
    return number


def _moment(value: object) -> dt.datetime:
    moment = dt.datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(dt.UTC)


def _true_or_false(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _several(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(each) for each in value)


_WRITERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.CODES: list,
    Kind.DECIMAL: lambda value: f"{value.normalize():f}",
    Kind.DATE: lambda value: value.isoformat(),
    Kind.MOMENT: lambda value: value.astimezone(dt.UTC).isoformat(),
}
_READERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CODE: _text,
    Kind.PLACE: _text,
    Kind.CODES: _several,
    Kind.INTEGER: _whole,
    Kind.DECIMAL: _decimal,
    Kind.DATE: lambda value: dt.date.fromisoformat(_text(value)),
    Kind.MOMENT: _moment,
    Kind.YES_NO: _true_or_false,
}
_WORDS: Final = frozenset(kind for kind, read in _READERS.items() if read is _text)
_CASE: Final = _Plan(SeizureFacts, facts_of(SeizureFacts))
_PARTS: Final = {group.attribute: _Plan(group.facts_class, group.facts) for group in REPEATING}
_LINES: Final = _PARTS["lines"]
