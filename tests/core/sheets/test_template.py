"""The workbook officers fill in: names for the machine, lists and hints for people."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cen_suite.core.sheets.columns import Choice, Column, Kind, SheetPlan, in_language
from cen_suite.core.sheets.guard import inspect
from cen_suite.core.sheets.read import open_rows
from cen_suite.core.sheets.template import build

SOFFICE = shutil.which("soffice")
LISTS = {
    "family": [Choice("DRG", "Drogues & stupéfiants"), Choice("ENV", "Флора и фауна")],
    "product": [
        Choice("ENV-IVO", "Ivory", "ENV"),
        Choice("DRG-CAN", "Cannabis (any)", "DRG"),
        Choice("DRG-COC", "Cocaine", "DRG"),
        Choice("XXX", "Orphan", "nowhere"),
    ],
    "place": [Choice("A", "Port"), Choice("B", "Port")],
}
COLUMNS = [
    Column(
        "reference", {"en": "Reference", "fr": "Référence"}, "=not a formula", is_required=True
    ),
    Column("family", "Family", kind=Kind.CODE, choices="family"),
    Column("product", "Product", kind=Kind.CODE, choices="product", depends_on="family"),
    Column("place", "Place", kind=Kind.CODE, choices="place"),
    Column("quantity", "Quantity", kind=Kind.DECIMAL),
    Column("pieces", "Pieces", kind=Kind.INTEGER),
    Column("day", "Day", kind=Kind.DATE, is_required=True),
    Column("arrested", "Arrested", kind=Kind.YES_NO),
    Column("offences", "Offences", kind=Kind.CODES, choices="family"),
]


def template(**options: Any) -> bytes:
    return build([SheetPlan("Cases", COLUMNS, rows=100)], LISTS, readme=["Welcome"], **options)


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(language="fr")))


def rule_of(sheet: Worksheet, cell: str) -> str:
    for rule in sheet.data_validations.dataValidation:
        if cell in rule.sqref:
            return str(rule.formula1)
    return ""


def test_names_are_hidden_above_labels_and_hints(book: openpyxl.Workbook) -> None:
    sheet = book["Cases"]

    assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
    assert sheet.row_dimensions[1].hidden
    assert sheet["A2"].value == "Référence"
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=not a formula", "s")
    assert sheet.freeze_panes == "B4"
    assert sheet["A2"].comment is not None


def test_the_guard_takes_what_we_give_out() -> None:
    raw = io.BytesIO(template())

    assert "Cases" in inspect(raw, formula_sheets={"Check"}).sheets
    assert len(list(open_rows(raw, sheet="Cases"))) == 3


def test_lists_are_named_and_hidden(book: openpyxl.Workbook) -> None:
    assert book["Lists"].sheet_state == "hidden"
    assert rule_of(book["Cases"], "B4") == "list_family"
    assert book.defined_names["list_family"].attr_text == "Lists!$A$2:$A$3"
    assert [book["Lists"][f"A{row}"].value for row in (2, 3)] == [
        "Drogues & stupéfiants",
        "Флора и фауна",
    ]


def test_a_dependent_list_keeps_the_children_of_a_parent_together(book: openpyxl.Workbook) -> None:
    formula = rule_of(book["Cases"], "C4")
    lists = book["Lists"]

    assert formula.startswith("OFFSET(children_product_family,MATCH($B4,parents_product_family,0)")
    assert [(lists[f"B{row}"].value, lists[f"C{row}"].value) for row in (2, 3, 4, 5)] == [
        ("Drogues & stupéfiants", "Cannabis (any)"),
        ("Drogues & stupéfiants", "Cocaine"),
        ("Флора и фауна", "Ivory"),
        (None, None),
    ]


def test_labels_that_stand_twice_take_their_code_along(book: openpyxl.Workbook) -> None:
    labels = [cell.value for column in book["Lists"].iter_cols() for cell in column]

    assert "Port (A)" in labels
    assert "Port (B)" in labels


def test_several_codes_are_typed_not_chosen(book: openpyxl.Workbook) -> None:
    assert rule_of(book["Cases"], "I4") == ""


def test_text_columns_keep_leading_zeros(book: openpyxl.Workbook) -> None:
    assert book["Cases"].column_dimensions["A"].number_format == "@"
    assert book["Cases"].column_dimensions["G"].number_format == "yyyy-mm-dd"


def test_right_to_left_holds_for_every_sheet() -> None:
    right = openpyxl.load_workbook(io.BytesIO(template(right_to_left=True)))
    left = openpyxl.load_workbook(io.BytesIO(template()))

    assert all(sheet.sheet_view.rightToLeft for sheet in right.worksheets)
    assert right["Cases"]["A3"].alignment.readingOrder == 2
    assert left["Cases"]["A3"].alignment.readingOrder == 0
    assert not any(sheet.sheet_view.rightToLeft for sheet in left.worksheets)


def test_a_text_without_the_language_is_english() -> None:
    assert in_language({"en": "Day", "fr": "Jour"}, "ur") == "Day"


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_counts_and_finds_the_part_of_the_list(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    sheet = book["Cases"]
    for row, (family, product) in enumerate(
        [("Drogues & stupéfiants", "Cocaine"), ("Флора и фауна", "nonsense")], start=4
    ):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = f"R{row}", family, product
    part = rule_of(sheet, "C4")
    book["Check"]["J1"] = "=ROWS(" + part.replace("$B4", "Cases!$B$4") + ")"
    book["Check"]["J2"] = "=INDEX(" + part.replace("$B4", "Cases!$B$5") + ",1)"
    book.active = book["Check"]
    book.save(tmp_path / "filled.xlsx")

    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(  # noqa: S603 -- a program found on the path
        (SOFFICE, profile, "--headless", "--convert-to", options, "filled.xlsx"),
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    counted = (tmp_path / "filled-Check.csv").read_text().splitlines()
    assert counted[0].endswith(",2")  # two kinds of drugs
    assert counted[1].endswith(",Ivory")
    assert counted[1].startswith("Cases,Reference,2,2,0,")
    assert "Cases,Product,2,2,,1" in counted[3]
    assert counted[5].startswith("Cases,Day,2,0,2,")
