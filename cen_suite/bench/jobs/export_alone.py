"""Our export alone: this module loads nothing that an export does not need."""

from collections.abc import Iterable, Iterator
from typing import Any

from cen_suite.bench.aside import peak_megabytes
from cen_suite.bench.ground import READER
from cen_suite.bench.stopwatch import clock
from seizures.exports.columns import chosen
from seizures.exports.files import write_workbook
from seizures.exports.tables import headings, pieces_of_table
from seizures.search.criteria import Criteria

ROWS = 100_000


def write_alone(path: str) -> dict[str, Any]:
    """Write the workbook; give the time it took and the most memory that was held."""
    took = clock(lambda: _write(path))
    return {"ours": (took.wall, took.cpu), "peak": peak_megabytes()}


def _write(path: str) -> None:
    columns = chosen([])
    table = pieces_of_table(READER, Criteria(), columns, language="en", as_codes=False)
    title, pieces = "Cases", _first(table, ROWS)
    write_workbook(path, headings(columns), pieces, title=title, right_to_left=False)


def _first(pieces: Iterable[list[list[Any]]], most: int) -> Iterator[list[list[Any]]]:
    left = most
    for piece in pieces:
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            return
