"""Large tables to xlsx, row by row, in constant memory; text is always text.

The fast lane is rustpy-xlsxwriter; XlsxWriter writes what that cannot take: a table without rows,
a heading that stands twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain, islice
from os import PathLike
from typing import Any, BinaryIO

import rustpy_xlsxwriter
import xlsxwriter

from cen_suite.core.sheets.cells import Writable, plain_text, writable
from cen_suite.core.sheets.errors import TooManyRows
from cen_suite.core.sheets.names import sheet_title

MOST_ROWS = 1_048_576
DATE_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm"
HEADING_COLOUR = "#E8EEF5"
USUAL_WIDTH = 18.0
SAMPLE_ROWS = 200

Target = str | PathLike[str] | BinaryIO


@dataclass(frozen=True, slots=True)
class Layout:
    """How the sheet looks; number formats are given by heading."""

    title: str = "Sheet1"
    right_to_left: bool = False
    widths: Sequence[float] = ()
    formats: Mapping[str, str] = field(default_factory=dict)


def stream(
    target: Target,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    layout: Layout | None = None,
) -> None:
    """Write rows as they come, under their headings, to a path or an open file."""
    titles = [plain_text(heading) for heading in headings]
    counted = _counted(rows)
    sample = list(islice(counted, SAMPLE_ROWS))
    layout = _with_date_formats(layout or Layout(), titles, sample)
    is_plain = not sample or len(set(titles)) < len(titles)
    lane = _write_steadily if is_plain else _write_fast
    lane(target, titles, chain(sample, counted), layout)


def _with_date_formats(
    layout: Layout, headings: list[str], sample: list[list[Writable]]
) -> Layout:
    """Show columns of days as days, where the caller states no format."""
    days = {
        heading: DATE_FORMAT
        for heading, cells in zip(headings, zip(*sample, strict=True), strict=False)
        if {type(cell) for cell in cells if cell is not None} == {date}
    }
    return replace(layout, formats={**days, **layout.formats})


def _counted(rows: Iterable[Sequence[object]]) -> Iterator[list[Writable]]:
    """Make every cell writable; refuse the row that no longer fits."""
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise TooManyRows
        yield [writable(cell) for cell in row]


def _write_fast(
    target: Target, headings: list[str], rows: Iterable[list[Writable]], layout: Layout
) -> None:
    bold = rustpy_xlsxwriter.Format().set_bold().set_background_color(HEADING_COLOUR)
    formats = {
        heading: rustpy_xlsxwriter.Format().set_num_format(layout.formats[heading])
        for heading in headings
        if heading in layout.formats
    }
    rustpy_xlsxwriter.write_worksheet(
        (dict(zip(headings, row, strict=True)) for row in rows),
        target,
        sheet_name=sheet_title(layout.title),
        freeze_row=1,
        datetime_format=MOMENT_FORMAT,
        column_widths=_widths(headings, layout),
        column_formats=formats or None,
        header_format=bold,
        autofilter=True,
        sheet_view={"right_to_left": layout.right_to_left},
    )


def _write_steadily(
    target: Target, headings: list[str], rows: Iterable[list[Writable]], layout: Layout
) -> None:
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(sheet_title(layout.title))
        if layout.right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True, "bg_color": HEADING_COLOUR})
        formats = _steady_formats(book, headings, layout)
        for number, width in enumerate(_widths(headings, layout)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, headings[number], bold)
        for row_number, row in enumerate(rows, start=1):
            for number, cell in enumerate(row):
                _write_cell(sheet, (row_number, number), cell, formats)


def _steady_formats(book: Any, headings: list[str], layout: Layout) -> dict[object, Any]:
    """Make the formats by column number, and by type where a column states none."""
    by_column: dict[object, Any] = {
        number: book.add_format({"num_format": layout.formats[heading]})
        for number, heading in enumerate(headings)
        if heading in layout.formats
    }
    by_column[date] = book.add_format({"num_format": DATE_FORMAT})
    by_column[datetime] = book.add_format({"num_format": MOMENT_FORMAT})
    return by_column


def _write_cell(
    sheet: Any, place: tuple[int, int], cell: Writable, formats: Mapping[object, Any]
) -> None:
    shape = formats.get(place[1])
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(*place, cell, shape)
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell, shape)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, shape or formats[type(cell)])
    else:
        sheet.write_number(*place, cell, shape)


def _widths(headings: list[str], layout: Layout) -> list[float]:
    given = list(layout.widths)[: len(headings)]
    return given + [USUAL_WIDTH] * (len(headings) - len(given))
