"""A result as rows of words: codes become labels, unless codes are wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from accounts import gate
from cen_suite.core.codelists.lookup import lists, place_codes
from cen_suite.core.codelists.places import Place
from seizures.exports.columns import Column
from seizures.queries.exports import rows_of
from seizures.search.criteria import Criteria
from seizures.states import State

Show = Callable[[Any], Any]


def headings(columns: Sequence[Column]) -> list[str]:
    """Name the columns in the active language, each name once."""
    names = [str(column.heading) for column in columns]
    return [
        name if names.count(name) == 1 else f"{name} ({column.key})"
        for name, column in zip(names, columns, strict=True)
    ]


def pieces_of_table(
    actor: gate.Actor,
    criteria: Criteria,
    columns: Sequence[Column],
    *,
    language: str,
    as_codes: bool,
) -> Iterator[list[list[Any]]]:
    """Read a result in pieces of rows that people can read."""
    show = [_show(column, language, as_codes=as_codes) for column in columns]
    for piece in rows_of(actor, criteria, [column.source for column in columns]):
        yield [[do(cell) for do, cell in zip(show, row, strict=True)] for row in piece]


def _show(column: Column, language: str, *, as_codes: bool) -> Show:
    if as_codes or not column.codes:
        return _several if column.several else _plain
    if column.codes == "place":
        return partial(_place, place_codes())
    words = _words(column.codes, language)
    return partial(_labels, words) if column.several else partial(_label, words)


def _words(name: str, language: str) -> dict[str, str]:
    if name == "state":
        return {state.value: str(state.label) for state in State}
    table = lists()[name]
    return {code.code: table.label(code.code, language) for code in table}


def _label(words: dict[str, str], cell: Any) -> Any:
    return words.get(cell, cell)


def _place(places: Mapping[str, Place], cell: str | None) -> str | None:
    """Name a place; only the countries that occur are read, the world has 110,000 places."""
    found = places.get(cell) if cell else None
    return found.name if found else cell


def _labels(words: dict[str, str], cells: Sequence[str] | None) -> str:
    return "; ".join(words.get(cell, cell) for cell in cells or ())


def _several(cells: Sequence[str] | None) -> str:
    return "; ".join(cells or ())


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).replace(tzinfo=None)
    return cell
