"""Text into a cell of a template so that it stays text, whatever it begins with."""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cen_suite.core.sheets.cells import plain_text


def write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text; nothing where it is empty."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("A new sheet has no merged cells.")
    if text:
        cell.value = plain_text(text)
        cell.data_type = "s"  # openpyxl takes a leading '=' for a formula
    return cell
