"""Change an invented workbook by hand."""

import io
from typing import Any

from openpyxl import load_workbook

from cen_suite.demo.workbook import COLUMNS


def changed_cell(raw: bytes, *, row: int, name: str, value: Any) -> bytes:
    """The workbook with one cell written anew."""
    book = load_workbook(io.BytesIO(raw))
    book.worksheets[0].cell(row, COLUMNS.index(name) + 1).value = value
    return _saved(book)


def swapped(raw: bytes, one: int, other: int) -> bytes:
    """The workbook with two rows in each other's place."""
    book = load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[0]
    for column in range(1, len(COLUMNS) + 1):
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        first.value, second.value = second.value, first.value
    return _saved(book)


def _saved(book: object) -> bytes:
    target = io.BytesIO()
    book.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
