"""Dates as people and spreadsheets write them."""

import datetime as dt
import re
from math import isfinite
from typing import Any, Final

from seizures.record.month_names import named_day
from seizures.record.unreadable import Unreadable

ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
LOCAL: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
JOINED: Final = re.compile(r"\dT\d")
EXCEL_START: Final = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
EXCEL_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119: a serial number, not a year
MONTHS_IN_YEAR: Final = 12


def read_date(cell: Any, *, day_first: bool = True) -> dt.date:
    """Read a day; where day and month could change places, `day_first` decides.

    Raises Unreadable.
    """
    return read_moment(cell, day_first=day_first).date()


def read_moment(cell: Any, *, day_first: bool = True) -> dt.datetime:
    """Read a moment in UTC; a day alone is its midnight. Raises Unreadable."""
    if isinstance(cell, dt.datetime):
        return cell.astimezone(dt.UTC) if cell.tzinfo else cell.replace(tzinfo=dt.UTC)
    if isinstance(cell, dt.date):
        return dt.datetime(cell.year, cell.month, cell.day, tzinfo=dt.UTC)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(cell)
    return _written(_latin(str(cell).strip()), day_first=day_first)


def _serial(cell: float) -> dt.datetime:
    if not isfinite(cell) or int(cell) not in EXCEL_DAYS:
        raise Unreadable("not-a-date", {"value": str(cell)})
    return EXCEL_START + dt.timedelta(days=int(cell), seconds=round(cell % 1 * 86_400))


def _written(text: str, *, day_first: bool) -> dt.datetime:
    day, _gap, clock = text.partition("T") if JOINED.search(text) else _day_and_clock(text)
    try:
        date = _day(day, day_first=day_first)
        moment = dt.datetime.fromisoformat(f"{date.isoformat()}T{clock or '00:00'}")
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError) as error:  # at the ends of time a zone leads beyond them
        raise Unreadable("not-a-date", {"value": text[:60]}) from error


def _day_and_clock(text: str) -> tuple[str, str, str]:
    """Part "21.11.2026 14:05" at the space before the clock."""
    head, gap, tail = text.rpartition(" ")
    return (head, gap, tail) if ":" in tail else (text, "", "")


def _day(text: str, *, day_first: bool) -> dt.date:
    if found := ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
        return dt.date(year, month, day)
    if found := LOCAL.match(text):
        first, second, year = (int(part) for part in found.groups())
        if first > MONTHS_IN_YEAR or (day_first and second <= MONTHS_IN_YEAR):
            return dt.date(year, second, first)
        return dt.date(year, first, second)
    if named := named_day(text):
        return dt.date(*named)
    raise ValueError(text)


def _latin(text: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
