"""Rows of a workbook or a CSV text that know their sheet and number.

A file is inspected by ``guard`` before it comes here.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from sys import intern
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from cen_suite.core.sheets.cells import Cell, read_cell
from cen_suite.core.sheets.csv_text import guess_delimiter, guess_encoding, rows_of
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.guard import FileKind, kind_of
from cen_suite.core.sheets.sources import Source, opened

CSV_SHEET = "CSV"


class Row(NamedTuple):
    """One row: its sheet, its number as the officer sees it, and its cells."""

    sheet: str
    number: int
    cells: list[Cell]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        cells = self.cells
        return not cells or (cells[0] is None and all(cell is None for cell in cells))


class Workbook:
    """An inspected file open for reading, one sheet in memory at a time."""

    def __init__(self, source: Source) -> None:
        self._stack = ExitStack()
        self._file: BinaryIO = self._stack.enter_context(opened(source))
        self.kind = kind_of(self._file)
        self._book: CalamineWorkbook | None = None
        self._loaded: CalamineSheet | None = None
        if self.kind is not FileKind.CSV:
            self._book = self._open_book()

    @property
    def sheets(self) -> list[str]:
        """The titles of the sheets, in workbook order."""
        return [CSV_SHEET] if self._book is None else list(self._book.sheet_names)

    def height(self, sheet: str) -> int:
        """Tell how many rows a sheet reaches down; nothing for a text, which is not counted."""
        if self._book is None:
            return 0
        return int(self._sheet_named(self._book, sheet).total_height)

    def rows(self, sheet: str) -> Iterator[Row]:
        """Read one sheet from its first row; blank rows come as well, so that numbers count."""
        if self._book is None:
            return self._csv_rows()
        return self._book_rows(self._book, sheet)

    def close(self) -> None:
        """Let go of the file."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open_book(self) -> CalamineWorkbook:
        try:
            return self._stack.enter_context(CalamineWorkbook.from_filelike(self._file))
        except CalamineError as error:
            self._stack.close()
            raise Refusal("damaged") from error

    def _sheet_named(self, book: CalamineWorkbook, title: str) -> CalamineSheet:
        """Load a sheet, or give the one that was loaded last: loading is the costly part."""
        if self._loaded is None or self._loaded.name != title:
            self._loaded = None
            try:
                self._loaded = book.get_sheet_by_name(title)
            except CalamineError as error:
                raise Refusal("damaged") from error
        return self._loaded

    def _book_rows(self, book: CalamineWorkbook, title: str) -> Iterator[Row]:
        sheet = self._sheet_named(book, title)
        # blank rows above the first cell come along, blank columns before it do not
        margin: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            # most cells are texts: what `read_cell` does with those, without a call for each
            own = [
                (intern(cell.strip()) or None) if type(cell) is str else read_cell(cell)
                for cell in cells
            ]
            yield Row(title, number, [*margin, *own] if margin else own)

    def _csv_rows(self) -> Iterator[Row]:
        encoding = guess_encoding(self._file)
        delimiter = guess_delimiter(self._file, encoding)
        for number, cells in enumerate(rows_of(self._file, encoding, delimiter), start=1):
            yield Row(CSV_SHEET, number, [cell.strip() or None for cell in cells])


def open_rows(source: Source, *, sheet: str | None = None) -> Iterator[Row]:
    """Read every row of one sheet, or of all sheets one after the other."""
    with Workbook(source) as book:
        for title in [sheet] if sheet is not None else book.sheets:
            yield from book.rows(title)
