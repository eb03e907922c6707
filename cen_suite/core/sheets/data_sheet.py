"""One sheet an officer fills in: hidden names, headings, hints, drop-downs, formats."""

from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cen_suite.core.sheets.columns import Column, Kind, SheetPlan, in_language, usual_width
from cen_suite.core.sheets.lists_sheet import ListsSheet
from cen_suite.core.sheets.names import column_letters
from cen_suite.core.sheets.texts import write_text

if TYPE_CHECKING:
    from cen_suite.core.sheets.template import TemplateWords

NAMES_ROW, LABELS_ROW, HINTS_ROW, FIRST_ROW = 1, 2, 3, 4
_LINE = Side(style="thin", color="9FB3C8")
_LABEL = PatternFill("solid", fgColor="1F3A5F")
_REQUIRED = PatternFill("solid", fgColor="7A3E00")
_HINT = PatternFill("solid", fgColor="E8EEF5")
_GAP = PatternFill("solid", bgColor="FDE9D0")
_FORMATS = {
    Kind.INTEGER: "0",
    Kind.DECIMAL: "General",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}


def fill_data_sheet(
    sheet: Worksheet,
    plan: SheetPlan,
    choices: ListsSheet,
    *,
    language: str,
    words: "TemplateWords",
) -> None:
    """Lay out one sheet; rows 1 to 3 stay in view while the officer scrolls."""
    for number, column in enumerate(plan.columns, start=1):
        _write_heading(sheet, number, column, language)
        _set_format(sheet, number, column)
        rule = _validation(plan, column, choices, words)
        if rule is not None:
            letters = column_letters(number)
            rule.add(f"{letters}{FIRST_ROW}:{letters}{FIRST_ROW + plan.rows - 1}")
            sheet.add_data_validation(rule)
    sheet.row_dimensions[NAMES_ROW].hidden = True
    sheet.row_dimensions[LABELS_ROW].height = 32
    sheet.row_dimensions[HINTS_ROW].height = 60
    sheet.freeze_panes = f"B{FIRST_ROW}"
    _show_gaps(sheet, plan)


def _write_heading(sheet: Worksheet, number: int, column: Column, language: str) -> None:
    write_text(sheet, NAMES_ROW, number, column.name)
    label = write_text(sheet, LABELS_ROW, number, in_language(column.heading, language))
    label.font = Font(bold=True, color="FFFFFF")
    label.fill = _REQUIRED if column.is_required else _LABEL
    label.alignment = Alignment(wrap_text=True, vertical="center")
    hint = write_text(sheet, HINTS_ROW, number, in_language(column.hint, language))
    hint.font = Font(italic=True, size=9, color="44566B")
    hint.fill = _HINT
    hint.alignment = Alignment(wrap_text=True, vertical="top")
    label.border = hint.border = Border(bottom=_LINE, right=_LINE)
    if hint.value:
        label.comment = Comment(str(hint.value), "CEN", width=320, height=140)


def _set_format(sheet: Worksheet, number: int, column: Column) -> None:
    dimension = sheet.column_dimensions[column_letters(number)]
    dimension.width = usual_width(column)
    # '@' keeps leading zeros of codes and references as they were typed
    dimension.number_format = _FORMATS.get(Kind(column.kind), "@")


def _validation(
    plan: SheetPlan, column: Column, choices: ListsSheet, words: "TemplateWords"
) -> DataValidation | None:
    source = _list_source(plan, column, choices)
    if source:
        return _warning("list", words.list_error, formula1=source)
    if column.kind in (Kind.INTEGER, Kind.DECIMAL):
        kind = "whole" if column.kind == Kind.INTEGER else "decimal"
        return _warning(
            kind, words.number_error, operator="between", formula1="-1E+15", formula2="1E+15"
        )
    if column.kind in (Kind.DATE, Kind.MOMENT):
        return _warning(
            "date", words.date_error, operator="greaterThanOrEqual", formula1="DATE(1900,1,1)"
        )
    return None


def _list_source(plan: SheetPlan, column: Column, choices: ListsSheet) -> str:
    if column.kind not in (Kind.CODE, Kind.YES_NO):
        return ""  # several codes in one cell are typed, and places are too many for a list
    names = [each.name for each in plan.columns]
    if column.depends_on in names:
        number = names.index(str(column.depends_on))
        parent_cell = f"${column_letters(number + 1)}{FIRST_ROW}"
        dependent = choices.dependent_source(column, plan.columns[number], parent_cell)
        if dependent:
            return dependent
    return choices.plain_source(column)


def _warning(kind: str, message: str, **rule: str) -> DataValidation:
    """Warn, never forbid: a code or a synonym is read as well as a label."""
    return DataValidation(
        type=kind,  # type: ignore[arg-type]
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        error=message[:225],
        **rule,  # type: ignore[arg-type]
    )


def _show_gaps(sheet: Worksheet, plan: SheetPlan) -> None:
    """Tint a required cell that is empty while its row is not."""
    last = column_letters(len(plan.columns))
    for number, column in enumerate(plan.columns, start=1):
        if not column.is_required:
            continue
        letters = column_letters(number)
        begun = f"COUNTA($A{FIRST_ROW}:${last}{FIRST_ROW})>0"
        sheet.conditional_formatting.add(
            f"{letters}{FIRST_ROW}:{letters}{FIRST_ROW + plan.rows - 1}",
            FormulaRule(  # type: ignore[no-untyped-call]
                formula=[f"AND({begun},ISBLANK({letters}{FIRST_ROW}))"], fill=_GAP
            ),
        )
