"""Write the rows of a file anew as a workbook with marks: for CSV, ods and extracts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from os import PathLike
from typing import Any, BinaryIO

import xlsxwriter

from cen_suite.core.sheets.cells import writable
from cen_suite.core.sheets.marks import (
    FILL_COLOURS,
    CellMarks,
    Mark,
    ReportWords,
    SheetMarks,
    Weight,
    by_sheet,
)
from cen_suite.core.sheets.names import quoted, sheet_title
from cen_suite.core.sheets.notes_part import AUTHOR
from cen_suite.core.sheets.read import Workbook
from cen_suite.core.sheets.write import DATE_FORMAT, MOMENT_FORMAT

_COLOURS = {weight: f"#{colour[2:]}" for weight, colour in FILL_COLOURS.items()}
_NUMBER_FORMATS: Mapping[type, str] = {date: DATE_FORMAT, datetime: MOMENT_FORMAT}
_WIDTHS = (20, 12, 90, 20)


@dataclass(frozen=True, slots=True)
class Extract:
    """Which rows are written: all, or the headings and the marked ones."""

    heading_rows: int
    marked_only: bool


class _Shapes:
    """The formats of cells, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}

    def shape(self, value: object, weight: Weight | None = None, *, bold: bool = False) -> Any:
        number_format = _NUMBER_FORMATS.get(type(value), "")
        if not (number_format or weight or bold):
            return None
        key = (number_format, weight, bold)
        if key not in self._made:
            wanted: dict[str, object] = {"bold": bold}
            if number_format:
                wanted["num_format"] = number_format
            if weight is not None:
                wanted["bg_color"] = _COLOURS[weight]
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


def write_anew(
    file: BinaryIO,
    marks: Sequence[Mark],
    out: str | PathLike[str] | BinaryIO,
    words: ReportWords,
    extract: Extract,
) -> None:
    """Write the problems first, then every sheet with its marks."""
    gathered = by_sheet(marks)
    with (
        Workbook(file) as read,
        xlsxwriter.Workbook(out, {"constant_memory": True}) as book,
    ):
        shapes = _Shapes(book)
        places = _new_places(gathered, extract)
        _write_problems(book.add_worksheet(sheet_title(words.problems)), marks, words, places)
        for title in read.sheets:
            here = gathered.get(title, {})
            if here or not extract.marked_only:
                sheet = book.add_worksheet(sheet_title(title))
                _write_sheet(sheet, read, title, here, (shapes, extract))


def _new_places(
    gathered: Mapping[str, SheetMarks], extract: Extract
) -> dict[tuple[str, int], int]:
    """Tell where a row goes when only marked rows are written."""
    if not extract.marked_only:
        return {}
    return {
        (title, row): number
        for title, rows in gathered.items()
        for number, row in enumerate(
            sorted(row for row in rows if row > extract.heading_rows), extract.heading_rows + 1
        )
    }


def _write_problems(
    sheet: Any, marks: Sequence[Mark], words: ReportWords, places: Mapping[tuple[str, int], int]
) -> None:
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    for number, word in enumerate((words.sheet, words.cell, words.reason, words.weight)):
        sheet.write_string(0, number, word)
    sheet.freeze_panes(1, 0)
    for number, mark in enumerate(marks, start=1):
        row = places.get((mark.sheet, mark.row), mark.row)
        target = (
            f"internal:{quoted(sheet_title(mark.sheet))}!{mark.address.rstrip('0123456789')}{row}"
        )
        sheet.write_string(number, 0, mark.sheet)
        sheet.write_url(number, 1, target, string=mark.address)
        sheet.write_string(number, 2, mark.reason)
        sheet.write_string(number, 3, words.of(mark.weight))


def _write_sheet(
    sheet: Any,
    read: Workbook,
    title: str,
    marks: SheetMarks,
    manner: tuple[_Shapes, Extract],
) -> None:
    shapes, extract = manner
    number = 0
    sheet.freeze_panes(extract.heading_rows, 0)
    sheet.set_comments_author(AUTHOR)
    if extract.heading_rows > 1:
        sheet.set_row(0, None, None, {"hidden": True})  # the names for the machine
    for row in read.rows(title):
        is_heading = row.number <= extract.heading_rows
        here = marks.get(row.number, {})
        if extract.marked_only and not (here or is_heading):
            continue
        width = max([len(row.cells), *here])
        for column in range(1, width + 1):
            cell = row.cells[column - 1] if column <= len(row.cells) else None
            _write_cell(sheet, (number, column - 1), cell, here.get(column), (shapes, is_heading))
        number += 1


def _write_cell(
    sheet: Any,
    place: tuple[int, int],
    cell: object,
    mark: CellMarks | None,
    manner: tuple[_Shapes, bool],
) -> None:
    shapes, is_heading = manner
    value = writable(cell)
    shape = shapes.shape(value, mark.weight if mark else None, bold=is_heading)
    if isinstance(value, str):
        sheet.write_string(*place, value, shape)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, shape)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, shape)
    elif value is not None:
        sheet.write_number(*place, value, shape)
    elif shape is not None:
        sheet.write_blank(*place, None, shape)
    if mark is not None:
        sheet.write_comment(*place, mark.note)
