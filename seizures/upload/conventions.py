"""How a workbook writes days and decimals, as far as its cells give it away."""

import re
from collections.abc import Iterable
from typing import Any, Final

LOCAL: Final = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}")
MONTHS: Final = 12
COMMA: Final = re.compile(r"-?\d{1,3}(?:[. \u00a0']\d{3})+,\d+$|-?\d+,(?:\d{1,2}|\d{4,})$")
POINT: Final = re.compile(r"-?\d{1,3}(?:[, \u00a0']\d{3})+\.\d+$|-?\d+\.(?:\d{1,2}|\d{4,})$")


def date_order(cells: Iterable[Any], habit: str) -> str:
    """Say "day" or "month": what stands first where the cells show it, else the habit, or day."""
    for cell in cells:
        found = LOCAL.match(cell) if isinstance(cell, str) else None
        if found and int(found[1]) > MONTHS:
            return "day"
        if found and int(found[2]) > MONTHS:
            return "month"
    return habit or "day"


def decimal_sign(cells: Iterable[Any], habit: str) -> str:
    """Give the decimal sign that the cells show, else the habit, or nothing."""
    for cell in cells:
        if not isinstance(cell, str):
            continue
        if COMMA.match(cell.strip()):
            return ","
        if POINT.match(cell.strip()):
            return "."
    return habit
