"""Facts as they would have been typed: the way back from a stored case into a form.

A moment without a clock is a day and stays the same day everywhere; with a clock it is written
in the zone of whoever types, and read in that zone again.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from seizures.record.definition import Fact, Kind, Need, facts_of
from seizures.record.drafting import tidy
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.payload import to_payload

Cells = dict[str, Any]

CLOCKED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$")
_CASE: Final = {fact.name: fact for fact in facts_of(SeizureFacts)}
_PARTS: Final = {group.attribute: {fact.name: fact for fact in group.facts} for group in REPEATING}
_MOMENTS: Final = tuple(fact.name for fact in _CASE.values() if fact.kind is Kind.MOMENT)


def cells_of(facts: SeizureFacts, zone: dt.tzinfo) -> Cells:
    """Write a case as cells of a form; what the application generates is left out."""
    payload = to_payload(facts)
    payload.pop("version")
    cells: Cells = {}
    for name, value in payload.items():
        if name in _PARTS:
            cells[name] = [_part_cells(_PARTS[name], part, zone) for part in value]
        elif _CASE[name].full is not Need.GENERATED:
            cells[name] = _cell(_CASE[name], value, zone)
    return cells


def localised(cells: Mapping[str, Any], zone: dt.tzinfo) -> Cells:
    """State the zone of every clock that was typed without one."""
    stated = dict(cells)
    for name in _MOMENTS:
        found = CLOCKED.match(stated[name]) if isinstance(stated.get(name), str) else None
        if found is not None:
            stated[name] = _with_zone(f"{found[1]}T{found[2]}", zone) or stated[name]
    return stated


def kept_positions(cells: Mapping[str, Any]) -> dict[str, list[int]]:
    """Say for each group which of its rows remain once empty ones are dropped."""
    return {
        name: [at for at, row in enumerate(_rows(cells, name)) if tidy({name: [row]})]
        for name in _PARTS
    }


def _rows(cells: Mapping[str, Any], name: str) -> Sequence[Any]:
    rows = cells.get(name)
    return rows if isinstance(rows, (list, tuple)) else ()


def _with_zone(text: str, zone: dt.tzinfo) -> str:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=zone).isoformat()
    except ValueError:
        return ""


def _part_cells(known: Mapping[str, Fact], part: Mapping[str, Any], zone: dt.tzinfo) -> Cells:
    cells: Cells = {
        name: _cell(known[name], value, zone)
        for name, value in part.items()
        if name != "extension" and known[name].full is not Need.GENERATED
    }
    more = part.get("extension")
    if more:
        asked = {fact.name: fact for fact in extension(part.get("family", ""))}
        cells["extension"] = {
            name: _cell(asked[name], value, zone)
            for name, value in more.items()
            if asked[name].full is not Need.GENERATED
        }
    return cells


def _cell(fact: Fact, value: Any, zone: dt.tzinfo) -> Any:
    if fact.kind is Kind.MOMENT:
        return _moment_cell(dt.datetime.fromisoformat(value), zone)
    if fact.kind is Kind.YES_NO:
        return "yes" if value else "no"
    return list(value) if fact.kind is Kind.CODES else str(value)


def _moment_cell(moment: dt.datetime, zone: dt.tzinfo) -> str:
    if (moment.hour, moment.minute) == (0, 0):
        return moment.date().isoformat()
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
