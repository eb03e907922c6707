"""The officer's own workbook back: everything kept, the wrong cells marked and named."""

import io
import re
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cen_suite.core.sheets.columns import Choice, Column, Kind, SheetPlan
from cen_suite.core.sheets.guard import inspect
from cen_suite.core.sheets.read import open_rows
from cen_suite.core.sheets.report import Mark, ReportWords, Weight, annotate
from cen_suite.core.sheets.template import build
from tests.corpus import workbooks

RED, YELLOW = "FFF8B4B3", "FFFDE9A7"


def filled_template() -> bytes:
    columns = [
        Column("reference", "Reference", "A hint", is_required=True),
        Column("family", "Family", kind=Kind.CODE, choices="family"),
        Column("day", "Day", kind=Kind.DATE),
    ]
    raw = build([SheetPlan("Cases", columns)], {"family": [Choice("DRG", "Drugs")]})
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for row in range(4, 9):
        book["Cases"][f"A{row}"] = f"R-{row}"
        book["Cases"][f"B{row}"] = "Drugs"
    book["Cases"]["A4"].font = Font(italic=True)
    book["Cases"]["A7"].comment = Comment("my own note", "officer")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def marked(raw: bytes, marks: list[Mark], **options: Any) -> openpyxl.Workbook:
    out = io.BytesIO()
    annotate(io.BytesIO(raw), marks, out, **options)
    inspect(out, formula_sheets={"Check"})
    return openpyxl.load_workbook(out)


MARKS = [
    Mark("Cases", 4, 1, "This reference stands twice."),
    Mark("Cases", 5, 3, "A day is missing.", Weight.SOFT),
    Mark("Cases", 5, 3, "It must be there & <stated>."),
    Mark("Cases", 7, 1, "With a note of the officer."),
    Mark("Cases", 30, 2, "Nothing stands in this row.", Weight.SOFT),
]


def test_wrong_cells_are_coloured_and_say_why() -> None:
    sheet = marked(filled_template(), MARKS)["Cases"]

    assert sheet["A4"].fill.fgColor.rgb == RED
    assert sheet["C5"].fill.fgColor.rgb == RED
    assert sheet["B30"].fill.fgColor.rgb == YELLOW
    assert sheet["C5"].comment.text == "A day is missing.\nIt must be there & <stated>."
    assert sheet["B30"].comment.text == "Nothing stands in this row."


def test_nothing_else_changes() -> None:
    raw = filled_template()
    before, after = openpyxl.load_workbook(io.BytesIO(raw))["Cases"], marked(raw, MARKS)["Cases"]

    for row in range(1, 9):
        for column in range(1, 4):
            old, new = before.cell(row, column), after.cell(row, column)
            assert old.value == new.value
            assert old.number_format == new.number_format
            assert repr(old.font) == repr(new.font)
    assert after["A4"].font.i
    assert after.row_dimensions[1].hidden
    assert after.freeze_panes == before.freeze_panes
    assert len(after.data_validations.dataValidation) == len(
        before.data_validations.dataValidation
    )
    assert after["A5"].fill.fgColor.rgb == "00000000"


def test_notes_that_were_there_stay() -> None:
    sheet = marked(filled_template(), MARKS)["Cases"]

    assert sheet["A2"].comment.text == "A hint"
    assert sheet["A7"].comment.text == "my own note"
    assert sheet["A7"].fill.fgColor.rgb == RED


def test_the_problems_come_first_with_links() -> None:
    book = marked(
        filled_template(), MARKS, words=ReportWords(problems="Problèmes", hard="À corriger")
    )

    first = book.worksheets[0]
    assert book.active is first
    assert first.title == "Problèmes"
    assert [cell.value for cell in first[2]] == [
        "Cases", "A4", "This reference stands twice.", "À corriger",
    ]  # fmt: skip
    assert first["B2"].hyperlink.location == "'Cases'!A4"
    assert first.max_row == len(MARKS) + 1


def test_no_two_sheets_are_selected_together() -> None:
    book = marked(filled_template(), MARKS)

    assert [bool(sheet.sheet_view.tabSelected) for sheet in book.worksheets].count(True) == 1


def test_a_sheet_named_like_ours_keeps_its_name() -> None:
    book = marked(workbooks.plain(title="Problems"), [Mark("Problems", 2, 1, "Wrong.")])

    assert book.sheetnames == ["Problems +", "Problems"]
    assert book["Problems"]["A2"].fill.fgColor.rgb == RED


def test_names_that_belong_to_a_sheet_move_with_it() -> None:
    source = openpyxl.load_workbook(io.BytesIO(workbooks.plain()))
    source["Cases"].print_title_rows = "1:1"
    raw = io.BytesIO()
    source.save(raw)

    assert marked(raw.getvalue(), [])["Cases"].print_title_rows == "$1:$1"


@pytest.mark.parametrize("saved_between", [False, True])
def test_a_second_report_replaces_the_first(saved_between: bool) -> None:
    out = io.BytesIO()
    annotate(io.BytesIO(filled_template()), MARKS, out)
    if saved_between:
        book, out = openpyxl.load_workbook(out), io.BytesIO()
        book.save(out)

    again = marked(out.getvalue(), [Mark("Cases", 6, 2, "Second round.")])

    sheet = again["Cases"]
    assert again.sheetnames.count("Problems") == 1
    assert again["Problems"].max_row == 2
    assert sheet["B6"].comment.text == "Second round."
    assert sheet["B6"].fill.fgColor.rgb == RED
    assert sheet["C5"].comment is None
    assert sheet["C5"].fill.patternType is None
    assert sheet["A4"].font.i
    assert (sheet["A2"].comment.text, sheet["A7"].comment.text) == ("A hint", "my own note")


def test_a_workbook_set_right_loses_its_marks() -> None:
    out = io.BytesIO()
    annotate(io.BytesIO(filled_template()), MARKS, out)

    sheet = marked(out.getvalue(), [])["Cases"]

    assert sheet["C5"].comment is None
    assert sheet["C5"].fill.patternType is None


@pytest.mark.parametrize(
    "raw",
    [
        workbooks.sheet_of('<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>', prefix="x"),
        workbooks.changed(workbooks.plain(), {"xl/styles.xml": "<styleSheet/>"}),
        workbooks.ods("<table:table-row>" + workbooks.ODS_CELL.format("") + "</table:table-row>"),
        b"reference;quantity\r\nA-1;2\r\n",
    ],
    ids=["prefix", "no styles", "ods", "csv"],
)
def test_other_files_are_written_anew(raw: bytes) -> None:
    (first, *_rest) = list(open_rows(io.BytesIO(raw)))

    book = marked(raw, [Mark(first.sheet, 1, 1, "Wrong here.")], heading_rows=1)

    sheet = book[first.sheet]
    assert str(sheet["A1"].value) == str(first.cells[0])
    assert sheet["A1"].fill.fgColor.rgb.endswith(RED[2:])
    assert sheet["A1"].comment.text == "Wrong here."
    assert book.worksheets[0].title == "Problems"


def test_an_extract_holds_headings_and_wrong_rows_only() -> None:
    book = marked(filled_template(), [Mark("Cases", 6, 2, "Wrong."), Mark("Cases", 8, 1, "Too.")],
                  only_rows=True)  # fmt: skip

    sheet = book["Cases"]
    assert book.sheetnames == ["Problems", "Cases"]
    assert [sheet[f"A{row}"].value for row in range(1, 7)] == [
        "reference", "Reference", "A hint", "R-6", "R-8", None,
    ]  # fmt: skip
    assert sheet["B4"].comment.text == "Wrong."
    assert sheet.row_dimensions[1].hidden
    assert book["Problems"]["B2"].hyperlink.location == "'Cases'!B4"


def test_an_empty_sheet_takes_marks() -> None:
    raw = workbooks.changed(
        workbooks.plain(),
        {workbooks.SHEET: f'<worksheet xmlns="{workbooks.MAIN}"><sheetData/></worksheet>'},
    )

    assert marked(raw, [Mark("Cases", 4, 1, "Nothing here.")])["Cases"]["A4"].comment is not None


def test_text_in_reasons_never_calculates() -> None:
    book = marked(filled_template(), [Mark("Cases", 4, 1, "=1+1")])

    assert book["Problems"]["C2"].data_type == "s"


def test_rows_in_any_number_are_marked_where_they_stand() -> None:
    raw = workbooks.plain([[number, number * 2] for number in range(1, 3001)])
    wrong = list(range(1, 3001, 7))

    sheet = marked(raw, [Mark("Cases", row, 2, f"row {row}") for row in wrong])["Cases"]

    found = [row for row in range(1, 3001) if sheet.cell(row, 2).comment]
    assert found == wrong
    assert all(str(sheet.cell(row, 2).comment).startswith(f"Comment: row {row} ") for row in wrong)
    assert all(re.fullmatch(r"\d+", str(sheet.cell(row, 2).value)) for row in range(1, 3001))
