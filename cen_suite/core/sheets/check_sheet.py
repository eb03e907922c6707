"""The sheet that counts: how many rows, what is missing, what is in no list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cen_suite.core.sheets.columns import Column, Kind, SheetPlan, in_language
from cen_suite.core.sheets.data_sheet import FIRST_ROW
from cen_suite.core.sheets.lists_sheet import ListsSheet
from cen_suite.core.sheets.names import column_letters, quoted, sheet_title

if TYPE_CHECKING:
    from cen_suite.core.sheets.template import TemplateWords

LONGEST_COUNTED_LIST = 400
"""Longer lists would make each keystroke in the workbook slow."""


def fill_check_sheet(
    sheet: Worksheet,
    plans: Sequence[SheetPlan],
    choices: ListsSheet,
    *,
    language: str,
    words: "TemplateWords",
) -> None:
    """Write one line for every column that is required or chosen from a list."""
    sheet.append(
        [words.sheet, words.column, words.rows, words.filled, words.missing, words.unknown]
    )
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for plan in plans:
        for number, column in enumerate(plan.columns, start=1):
            if column.is_required or _is_counted(column, choices):
                sheet.append(_line(plan, number, column, choices, language))
    for letters, width in zip("ABCDEF", (24, 36, 10, 10, 10, 18), strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"


def _is_counted(column: Column, choices: ListsSheet) -> bool:
    return column.kind == Kind.CODE and 0 < choices.size(column) <= LONGEST_COUNTED_LIST


def _line(
    plan: SheetPlan, number: int, column: Column, choices: ListsSheet, language: str
) -> list[str | None]:
    title = quoted(sheet_title(plan.title))
    last_row = FIRST_ROW + plan.rows - 1
    letters = column_letters(number)
    whole = f"{title}!${letters}${FIRST_ROW}:${letters}${last_row}"
    key = f"{title}!$A${FIRST_ROW}:$A${last_row}"
    unknown = None
    if _is_counted(column, choices):
        source = choices.plain_source(column)
        unknown = f'=SUMPRODUCT(({whole}<>"")*(COUNTIF({source},{whole})=0))'
    return [
        plan.title,
        in_language(column.heading, language),
        f"=COUNTA({key})",
        f"=COUNTA({whole})",
        f"=MAX(0,COUNTA({key})-COUNTA({whole}))" if column.is_required else None,
        unknown,
    ]
