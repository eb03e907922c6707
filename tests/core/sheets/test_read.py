"""Rows come as the officer sees them: numbered, typed, blanks as nothing."""

import io
from datetime import date, datetime

import pytest

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.guard import inspect
from cen_suite.core.sheets.read import Row, Workbook, open_rows
from tests.corpus import workbooks


def cells(raw: bytes) -> list[list[object]]:
    inspect(io.BytesIO(raw))
    return [list(row.cells) for row in open_rows(io.BytesIO(raw))]


def test_values_keep_their_kind() -> None:
    moment = datetime(2026, 11, 24, 13, 30)  # noqa: DTZ001 -- a workbook knows no time zone
    raw = workbooks.plain(
        [
            [
                "00123",
                12,
                12.5,
                date(2026, 11, 24),
                moment,
                True,
                "  padded ",
                "",
                None,
                10**14,
                "end",
            ]
        ]
    )

    assert cells(raw) == [
        ["00123", 12, 12.5, date(2026, 11, 24), moment, True, "padded", None, None, 10**14, "end"]
    ]
    assert [type(cell) for cell in cells(raw)[0][:3]] == [str, int, float]


def test_row_numbers_count_from_the_top_of_the_sheet() -> None:
    raw = workbooks.sheet_of(
        '<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c></row>'
    )

    rows = list(open_rows(io.BytesIO(raw)))

    assert [row.number for row in rows if not row.is_blank] == [3, 5]
    assert rows[2] == Row("Cases", 3, [None, None, 1])
    assert rows[4].cells[:2] == [None, 2]


def test_each_sheet_is_read_by_its_name() -> None:
    raw = workbooks.plain([["x"]], title="Überschrift & مضبوطات")

    with Workbook(io.BytesIO(raw)) as book:
        assert book.sheets == ["Überschrift & مضبوطات"]
        assert [row.cells for row in book.rows(book.sheets[0])] == [["x"]]
        with pytest.raises(Refusal):
            list(book.rows("another"))


TABLE = [["référence", "marque"], ["A;1", 'says "no"'], ["two\nlines", "ï"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_usual_csv_is_understood(encoding: str, delimiter: str) -> None:
    import csv  # noqa: PLC0415

    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(TABLE)

    assert cells(text.getvalue().encode(encoding)) == TABLE


@pytest.mark.parametrize("byte_order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(byte_order: str) -> None:
    assert cells("\ufeffномер;страна\r\nA-1;RU\r\n".encode(byte_order)) == [
        ["номер", "страна"],
        ["A-1", "RU"],
    ]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Наркотики найдены внутри контейнера"),
        ("cp1256", "المخدرات في الحاوية من الميناء"),
        ("cp1252", "Stupéfiants découverts dans le conteneur à Anvers, façade déformée"),
    ],
)
def test_old_encodings_are_guessed_by_their_words(encoding: str, words: str) -> None:
    assert cells(f"reference;summary\r\nA-1;{words}\r\n".encode(encoding))[1] == ["A-1", words]


def test_utf_7_is_text_and_not_markup() -> None:
    assert cells(b"a;b\r\n+ADw-script+AD4-;1\r\n")[1] == ["+ADw-script+AD4-", "1"]


def test_a_single_column_is_a_table_too() -> None:
    assert cells(b"reference\r\nA-1\r\n") == [["reference"], ["A-1"]]


def test_the_file_lent_stays_open() -> None:
    file = io.BytesIO(workbooks.plain())

    list(open_rows(file))

    assert not file.closed
    assert file.tell() == 0


def test_what_looks_right_and_cannot_be_read_is_refused() -> None:
    raw = workbooks.sheet_of('<row r="1"><c r="A1"><v>1</c></row>')

    with pytest.raises(Refusal) as caught:
        list(open_rows(io.BytesIO(raw)))

    assert caught.value.code == "damaged"
