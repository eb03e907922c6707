"""Bring the rows of each case together, one case after the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from cen_suite.core.sheets.read import Workbook
from seizures.record.problems import Problem, Severity
from seizures.upload.layout import Gathered, Layout, Place, SheetLayout

SCATTERED: Final = "scattered-case"
NO_CASE: Final = "no-such-case"
NO_KEY: Final = "no-case-key"
Rows = list[tuple[int, Sequence[Any]]]
PartRows = dict[str, dict[str, Rows]]


class Gatherer:
    """Walks through a workbook and gives its cases; remembers where each was first seen."""

    def __init__(self, book: Workbook, layout: Layout) -> None:
        self._book = book
        self._layout = layout
        self._parts: PartRows = {
            sheet.sheet.title: _by_key(book, sheet) for sheet in layout.others
        }
        self.seen: dict[str, int] = {}

    def cases(self) -> Iterator[Gathered]:
        """Give every case with its rows; rows of one case follow each other."""
        main, current = self._layout.main, None
        for row in self._book.rows(main.sheet.title):
            if row.number < main.sheet.first_row or row.is_blank:
                continue
            cells = main.padded(row.cells)
            key = main.key_of(cells)
            if current is not None and key and key == current.key:
                current.rows.append((row.number, cells))
                continue
            if current is not None:
                yield current
            current = self._begin(key, row.number, cells)
        if current is not None:
            yield current

    def strays(self) -> Iterator[tuple[Problem, Place]]:
        """Give the rows of other sheets that belong to no case."""
        for sheet in self._layout.others:
            for key, rows in self._parts[sheet.sheet.title].items():
                if key in self.seen:
                    continue
                code = NO_CASE if key else NO_KEY
                for number, cells in rows:
                    path = next(
                        (each for each, index in sheet.paths.items() if index == sheet.key), ""
                    )
                    yield (
                        Problem(path, code, Severity.HARD, {"value": key[:60]}),
                        sheet.place(path, number, cells),
                    )

    def _begin(self, key: str, row: int, cells: list[Any]) -> Gathered:
        if not key:
            return Gathered(key, row, [(row, cells)], {}, [])
        parts = {title: rows[key] for title, rows in self._parts.items() if key in rows}
        problems = []
        earlier = self.seen.setdefault(key, row)
        if earlier != row:
            main = self._layout.main
            path = next((each for each, index in main.paths.items() if index == main.key), "")
            problem = Problem(path, SCATTERED, Severity.HARD, {"row": str(earlier)})
            problems.append((problem, main.place(path, row, cells)))
        return Gathered(key, row, [(row, cells)], parts, problems)


def _by_key(book: Workbook, sheet: SheetLayout) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in book.rows(sheet.sheet.title):
        if row.number >= sheet.sheet.first_row and not row.is_blank:
            cells = sheet.padded(row.cells)
            found[sheet.key_of(cells)].append((row.number, cells))
    return dict(found)
