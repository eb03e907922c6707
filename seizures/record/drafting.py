"""From what was typed to facts: one way for form, workbook row and message of a machine.

What was typed is a mapping of fact names to cells; a repeating group is a list of such mappings
under its attribute ("lines"), and the facts of a family stand under "extension" of a line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from cen_suite.core.text.signs import storable
from seizures.record.chosen import stating
from seizures.record.definition import Fact, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.part import MOST_PARTS, SMALL
from seizures.record.problems import Problem, Severity
from seizures.record.reading import LASTING, Reader, Unreadable

Typed = Mapping[str, Any]
Faults = list[tuple[str, str, Mapping[str, str]]]


_CASE: Final = {fact.name: fact for fact in facts_of(SeizureFacts)}
_PARTS: Final = {
    group.attribute: (group.facts_class, {fact.name: fact for fact in group.facts})
    for group in REPEATING
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """The facts that could be read, and what could not; nothing is lost but what is reported."""

    facts: SeizureFacts
    problems: tuple[Problem, ...]


def assemble(typed: Typed, reader: Reader) -> Drafted:
    """Read all that was typed; every unreadable cell becomes a hard problem with its path."""
    problems: list[Problem] = []
    values, faults = _read(_CASE, typed, reader)
    _report(faults, "", problems)
    for attribute, (facts_class, facts) in _PARTS.items():
        rows: Sequence[Typed] = typed.get(attribute) or ()
        if rows:
            parts = [_part(facts_class, facts, row, reader) for row in rows]
            values[attribute] = tuple([part for part, _faults in parts])
            for index, (_, faults) in enumerate(parts):
                if faults:
                    _report(faults, f"{attribute}.{index}.", problems)
    return Drafted(stating(SeizureFacts, values), tuple(problems))


def tidy(typed: Typed) -> dict[str, Any]:
    """Drop what says nothing: empty cells, and parts that are empty as a whole."""
    kept: dict[str, Any] = {}
    for name, cell in typed.items():
        if name in _PARTS:
            parts = [part for row in cell or () if (part := _tidy_part(row))]
            kept.update({name: parts} if parts else {})
        elif not _is_blank(cell):
            kept[name] = cell
    return kept


def _tidy_part(row: Typed) -> dict[str, Any]:
    part = {
        name: cell for name, cell in row.items() if name != "extension" and not _is_blank(cell)
    }
    more = {
        name: cell for name, cell in (row.get("extension") or {}).items() if not _is_blank(cell)
    }
    return {**part, "extension": more} if more else part


def _is_blank(cell: object) -> bool:
    if isinstance(cell, str):
        return not cell.strip()
    if isinstance(cell, (list, tuple)):
        return all(_is_blank(each) for each in cell)
    return cell is None


def _part(
    facts_class: type, facts: Mapping[str, Fact], row: Typed, reader: Reader
) -> tuple[Any, Faults]:
    """Read a part of the case; of small parts a workbook says the same again and again."""
    if len(row) > SMALL or "extension" in row:
        return _read_part(facts_class, facts, row, reader)
    # 1, 1.0 and True are the same key and not the same cell
    key = (facts_class, *row, *row.values(), *map(type, row.values()))
    try:
        known = reader.parts.get(key)
    except TypeError:  # a list among the cells
        return _read_part(facts_class, facts, row, reader)
    if known is None:
        known = _read_part(facts_class, facts, row, reader)
        if len(reader.parts) < MOST_PARTS:
            reader.parts[key] = known
    return known


def _read_part(
    facts_class: type, facts: Mapping[str, Fact], row: Typed, reader: Reader
) -> tuple[Any, Faults]:
    values, faults = _read(facts, row, reader)
    more = row.get("extension")
    if more:
        known = _asked(values.get("family") or "")
        values["extension"], more_faults = _read(known, more, reader)
        faults += [(f"extension.{name}", code, params) for name, code, params in more_faults]
    return stating(facts_class, values), faults


@cache
def _asked(family: str) -> Mapping[str, Fact]:
    return {fact.name: fact for fact in extension(family)}


def _read(
    facts: Mapping[str, Fact], typed: Typed, reader: Reader
) -> tuple[dict[str, Any], Faults]:
    """Read cells under their names; say which could not be read, and why."""
    values: dict[str, Any] = {}
    faults: Faults = []
    ways = reader.ways(facts)
    for name, cell in typed.items():
        way = ways.get(name)
        if way is None:
            if name not in _PARTS and name != "extension":
                said = storable(name[:60])
                faults.append((said, "unknown-field", {"field": said}))
            continue
        fact, known = way
        if type(cell) in LASTING and cell in known:
            value = known[cell]
        else:
            try:
                value = reader.read(fact, cell)
            except Unreadable as error:
                faults.append((name, error.code, error.params))
                continue
        if value is not None and value != ():
            values[name] = value
    return values, faults


def _report(faults: Faults, path: str, problems: list[Problem]) -> None:
    problems += [
        Problem(path + name, code, Severity.HARD, params) for name, code, params in faults
    ]
