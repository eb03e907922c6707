"""Pages that stay put: keyset paging by date and id, newest first."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import DateField, Q, QuerySet

Row = TypeVar("Row")
PAGE = 50
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list and the marks of its neighbours (empty: there is none)."""

    rows: list[Row]
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a list: the sort values of a row, and the way to read from there."""

    values: tuple[str | int, ...]
    backward: bool = False

    def text(self) -> str:
        """Write the mark for a URL."""
        raw = json.dumps([self.backward, *self.values], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read_mark(text: str, width: int) -> Mark | None:
    """Read a mark of moments and numbers from a URL; a damaged one means the first page."""
    if not text:
        return None
    try:
        raw = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error):
        return None
    if not isinstance(raw, list) or len(raw) != width + 1 or not isinstance(raw[0], bool):
        return None
    if not all(map(_can_be_compared, raw[1:])):
        return None
    return Mark(tuple(raw[1:]), backward=raw[0])


def _can_be_compared(value: object) -> bool:
    """Tell whether the database could compare a value with a moment or a number of its own."""
    if isinstance(value, str):
        return _is_moment(value)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def beyond(keys: tuple[str, str], mark: Mark) -> Q:
    """Say which rows lie beyond a mark in a list sorted by two descending keys.

    The first condition repeats what the others say, in a form that an index can start from.
    """
    first, second = keys
    a, b = mark.values
    way = "gt" if mark.backward else "lt"
    start = Q(**{f"{first}__{way}e": a})
    return start & (Q(**{f"{first}__{way}": a}) | Q(**{first: a, f"{second}__{way}": b}))


def page_of(
    rows: QuerySet[Any, Row], keys: tuple[str, str], *, mark: Mark | None = None, size: int = PAGE
) -> Page[Row]:
    """Cut one page out of a queryset of dictionaries or records, sorted by two descending keys."""
    if mark is not None and not _fits(rows, keys, mark):
        mark = None
    backward = bool(mark and mark.backward)
    order = keys if backward else tuple(f"-{key}" for key in keys)
    wanted = rows.filter(beyond(keys, mark)) if mark else rows
    found = list(wanted.order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    has_older = bool(found) and (more or backward)
    has_newer = bool(found) and (mark is not None if not backward else more)
    return Page(
        rows=found,
        newer=_mark(found[0], keys, backward=True).text() if has_newer else "",
        older=_mark(found[-1], keys, backward=False).text() if has_older else "",
    )


def _fits(rows: QuerySet[Any, Any], keys: tuple[str, str], mark: Mark) -> bool:
    """Tell whether a mark is one of this list: a moment where it sorts by one, else a number."""
    sorted_by = [rows.model._meta.get_field(key) for key in keys]
    return all(
        isinstance(field, DateField) == isinstance(value, str)
        for field, value in zip(sorted_by, mark.values, strict=True)
    )


def _mark(row: Any, keys: tuple[str, str], *, backward: bool) -> Mark:
    values = [row[key] if isinstance(row, dict) else getattr(row, key) for key in keys]
    plain = tuple(v if isinstance(v, int) else str(v) for v in values)
    return Mark(plain, backward=backward)
