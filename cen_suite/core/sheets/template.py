"""Columns to an empty workbook with drop-down lists, hints and a sheet that counts."""

import io
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cen_suite.core.sheets.check_sheet import fill_check_sheet
from cen_suite.core.sheets.columns import DEFAULT_LANGUAGE, Choice, SheetPlan
from cen_suite.core.sheets.data_sheet import fill_data_sheet
from cen_suite.core.sheets.lists_sheet import ListsSheet
from cen_suite.core.sheets.names import sheet_title
from cen_suite.core.sheets.texts import write_text

RIGHT_TO_LEFT: Final = 2
"""What the format of workbooks calls the reading order of a cell."""
WORDED_ROWS: Final = 60


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """The words of the workbook itself; a translated page gives its own."""

    readme: str = "README"
    check: str = "Check"
    yes: str = "Yes"
    no: str = "No"
    list_error: str = "This is not in the list. A code is accepted too."
    number_error: str = "A number is expected here."
    date_error: str = "A date is expected here, for example 2026-11-24."
    sheet: str = "Sheet"
    column: str = "Column"
    rows: str = "Rows"
    filled: str = "Filled"
    missing: str = "Missing"
    unknown: str = "Not in the list"


def build(
    sheets: Sequence[SheetPlan],
    lists: Mapping[str, Sequence[Choice]],
    *,
    right_to_left: bool = False,
    readme: Sequence[str] = (),
    language: str = DEFAULT_LANGUAGE,
    words: TemplateWords | None = None,
) -> bytes:
    """Build the workbook an officer fills in."""
    words = words or TemplateWords()
    book = Workbook()
    _fill_readme(_first_sheet(book), words.readme, readme)
    choices = ListsSheet(lists, yes_no=(words.yes, words.no))
    for plan in sheets:
        sheet = book.create_sheet(sheet_title(plan.title))
        fill_data_sheet(sheet, plan, choices, language=language, words=words)
    fill_check_sheet(
        book.create_sheet(words.check), sheets, choices, language=language, words=words
    )
    choices.add_to(book)
    if right_to_left:
        for sheet in book.worksheets:
            _turn(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("A new workbook starts with one sheet of cells.")
    return sheet


def _turn(sheet: Worksheet) -> None:
    """Let a sheet, and the sentences in its first rows, run from right to left."""
    sheet.sheet_view.rightToLeft = True
    for row in sheet.iter_rows(max_row=WORDED_ROWS):
        for cell in row:
            if isinstance(cell.value, str):
                turned = copy(cell.alignment)
                turned.readingOrder = RIGHT_TO_LEFT
                setattr(cell, "alignment", turned)  # noqa: B010 -- its stub knows no proxy


def _fill_readme(sheet: Worksheet, title: str, lines: Sequence[str]) -> None:
    sheet.title = title
    sheet.column_dimensions["A"].width = 110
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, line in enumerate(lines, start=1):
        cell = write_text(sheet, number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if number == 1:
            cell.font = Font(bold=True, size=16, color="1F3A5F")
            cell.fill = PatternFill("solid", fgColor="E8EEF5")
