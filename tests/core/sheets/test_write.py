"""What is written is what is read back; text never becomes a formula."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cen_suite.core.sheets import write
from cen_suite.core.sheets.cells import LONGEST_TEXT
from cen_suite.core.sheets.errors import TooManyRows
from cen_suite.core.sheets.guard import inspect
from cen_suite.core.sheets.read import open_rows
from cen_suite.core.sheets.write import Layout, stream

SOFFICE = shutil.which("soffice")
LIKE_FORMULAS = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    '=HYPERLINK("x")',
    "\uff1d1",
    "\t=1",
    "'x",
    "00123",
]


def written(headings: list[str], rows: list[list[object]], layout: Layout | None = None) -> bytes:
    target = io.BytesIO()
    stream(target, headings, iter(rows), layout=layout)
    return target.getvalue()


def read_back(raw: bytes) -> list[list[object]]:
    inspect(io.BytesIO(raw))
    return [list(row.cells) for row in open_rows(io.BytesIO(raw))]


@pytest.fixture(params=["fast", "steady"])
def lane(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "steady":
        monkeypatch.setattr(write, "_write_fast", write._write_steadily)  # noqa: SLF001
    return str(request.param)


@pytest.mark.usefixtures("lane")
def test_text_that_looks_like_a_formula_stays_text() -> None:
    raw = written(["=heading"], [[text] for text in LIKE_FORMULAS])

    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    assert {cell.data_type for (cell,) in sheet.iter_rows()} == {"s"}
    assert [row[0] for row in read_back(raw)[1:]] == [text.strip() for text in LIKE_FORMULAS]


@pytest.mark.usefixtures("lane")
def test_every_kind_of_value_is_typed() -> None:
    moment = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    headings = ["day", "moment", "whole", "exact", "long", "yes", "none", "several"]
    row: list[object] = [
        date(2026, 11, 24), moment, 7, Decimal("12.50"), 12345678901234567890, True, None,
        ("a", "b"),
    ]  # fmt: skip

    assert read_back(written(headings, [row]))[1] == [
        date(2026, 11, 24),
        moment.replace(tzinfo=None),
        7,
        12.5,
        "12345678901234567890",
        True,
        None,
        "a; b",
    ]


@pytest.mark.usefixtures("lane")
def test_looks_are_as_wished() -> None:
    layout = Layout("Saisies/2026", right_to_left=True, widths=(40.0,), formats={"b": "0.000"})

    book = openpyxl.load_workbook(io.BytesIO(written(["a", "b"], [[1, 2], [3, 4]], layout)))

    sheet = book["Saisies 2026"]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == pytest.approx(40, abs=1)
    assert sheet["B2"].number_format == "0.000"
    assert sheet["A1"].font.b


def test_days_are_shown_as_days_without_being_told() -> None:
    raw = written(["day"], [[None], [date(2026, 1, 2)]])

    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    assert sheet["A3"].number_format == "yyyy-mm-dd"


def test_no_rows_still_have_headings() -> None:
    assert read_back(written(["a", "b"], [])) == [["a", "b"]]


def test_one_heading_twice_keeps_both_columns() -> None:
    assert read_back(written(["a", "a"], [[1, 2]])) == [["a", "a"], [1, 2]]


def test_too_long_a_text_says_that_it_was_cut() -> None:
    text = str(read_back(written(["a"], [["x" * 40_000]]))[1][0])

    assert len(text) == LONGEST_TEXT
    assert text.endswith("[…]")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "MOST_ROWS", 300)
    rows: Iterator[list[int]] = ([number] for number in range(1000))

    with pytest.raises(TooManyRows):
        stream(io.BytesIO(), ["a"], rows)

    stream(io.BytesIO(), ["a"], ([number] for number in range(299)))


def test_a_file_on_the_disk_is_written_as_well(tmp_path: Path) -> None:
    stream(tmp_path / "out.xlsx", ["a"], [["x"]])

    assert zipfile.is_zipfile(tmp_path / "out.xlsx")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=20))
def test_any_text_comes_back_but_for_what_no_workbook_holds(texts: list[str]) -> None:
    rows = read_back(written(["a", "n"], [[text, 1] for text in texts]))[1:]

    for text, row in zip(texts, rows, strict=True):
        kept = "".join(letter for letter in text if letter.isprintable() or letter in "\t\n")
        found = "".join(each for each in str(row[0] or "") if each.isprintable() or each in "\t\n")
        assert found == kept.strip() or not text.isprintable()


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_shows_dates_as_dates(tmp_path: Path) -> None:
    stream(tmp_path / "out.xlsx", ["day", "text"], [[date(2026, 11, 24), "=1+1"]])

    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(  # noqa: S603 -- a program found on the path
        (SOFFICE, profile, "--headless", "--convert-to", "csv", "out.xlsx"),
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert (tmp_path / "out.csv").read_text() == "day,text\n2026-11-24,=1+1\n"
