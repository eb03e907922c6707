"""One cell between Python and a workbook: what may be written, and what reading gives."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

LONGEST_TEXT = 32_767
LARGEST_EXACT = 10**15
"""A workbook keeps 15 digits of a number; longer ones are kept as text."""

Writable = str | int | float | bool | date | datetime | Decimal | None
Cell = str | int | float | bool | date | datetime | time | timedelta | None

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CUT = " […]"


def plain_text(text: str) -> str:
    """Drop what a workbook cannot hold; a text that is too long says that it was cut."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - len(_CUT)] + _CUT
    return text


def writable(value: object) -> Writable:
    """Turn a value into what a cell holds: typed where exact, text otherwise."""
    convert = _CONVERSIONS.get(type(value))
    return plain_text(str(value)) if convert is None else convert(value)


def _integer(value: int) -> Writable:
    return value if -LARGEST_EXACT < value < LARGEST_EXACT else str(value)


def _float(value: float) -> Writable:
    return value if isfinite(value) else None


def _decimal(value: Decimal) -> Writable:
    exact = value.is_finite() and len(value.as_tuple().digits) <= 15  # noqa: PLR2004 -- as above
    return float(value) if exact else str(value)


def _moment(value: datetime) -> Writable:
    """Write every moment in UTC, as a workbook knows no time zones."""
    return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value


def _several(value: tuple[object, ...] | list[object]) -> Writable:
    return plain_text("; ".join(str(part) for part in value)) or None


def _same(value: Writable) -> Writable:
    return value


_CONVERSIONS: Mapping[type, Callable[..., Writable]] = {
    str: plain_text,
    int: _integer,
    float: _float,
    bool: _same,
    Decimal: _decimal,
    date: _same,
    datetime: _moment,
    tuple: _several,
    list: _several,
    type(None): _same,
}


def read_cell(value: object) -> Cell:
    """Turn what the reader gives into what we work with: whole numbers whole, blanks nothing."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < LARGEST_EXACT else value
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, date, time, timedelta)):
        return value
    return None
