"""Look through the parts of a workbook while they are unpacked, without building anything.

The XML is not parsed but searched, some 100 MB a second: a sheet of a million cells costs less
to look at than to read.
"""

import re
from collections.abc import Collection
from typing import Protocol

from typing_extensions import override

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.limits import Limits
from cen_suite.core.sheets.names import column_number
from cen_suite.core.sheets.workbook_parts import PACKAGE, parse_xml

MOST_CELLS = 12_000_000
NAMED_CELLS = 5
_LONGEST_TAIL = 1 << 20
_XML = re.compile(r"\.(xml|rels|vml|rdf)$", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']""")
_PLAIN_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")
_FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s/>]")
_FORMULA_STARTS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b"<f\n", b"<f\t", b"<f\r")
_FILLED_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["'][^>/]*>""")
_LAST_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_UNPLACED = re.compile(
    rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]+)["'][^>]*>\s*<(?:\w+:)?c(?:>|\s(?![^>]*\br\s*=))"""
)
_OPEN_LINK = "/hyperlink"


class Scan(Protocol):
    """Looks at a part chunk by chunk and refuses by raising."""

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece."""

    def close(self) -> None:
        """Look at the part as a whole."""


def scanner_for(
    part: str, title: str | None, limits: Limits, formula_sheets: Collection[str]
) -> Scan:
    """Choose how to look at a part by its name; a sheet is known by its title."""
    if title is not None:
        return SheetScan(title, limits, may_calculate=title in formula_sheets)
    if _XML.search(part):
        return XmlScan()
    return OpaqueScan()


def refuse_relations(raw: bytes) -> None:
    """Refuse a workbook that points outside itself, but for links a reader may click."""
    for element in parse_xml(raw).iter(f"{{{PACKAGE}}}Relationship"):
        kind = element.get("Type", "")
        if element.get("TargetMode") == "External" and not kind.endswith(_OPEN_LINK):
            raise Refusal("external-link")
        if kind.endswith(("/vbaProject", "/externalLink", "/oleObject", "/package")):
            raise Refusal("external-link" if kind.endswith("Link") else "embedded")


class OpaqueScan:
    """A picture or printer setting: unpacked to hold it to its size, not read."""

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece."""

    def close(self) -> None:
        """Look at the part as a whole."""


class XmlScan:
    """An XML part: UTF-8, and no document type that could define entities."""

    def __init__(self) -> None:
        self._tail = b""
        self._is_first = True

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece, together with the end of the one before."""
        if self._is_first and chunk:
            self._is_first = False
            _refuse_encoding(chunk[:256])
        window = self._tail + chunk
        if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
            raise Refusal("document-type")
        self._tail = self._look(window)

    def close(self) -> None:
        """Look at the part as a whole."""

    def _look(self, window: bytes) -> bytes:
        """Look closer; give back what the next piece may continue."""
        return window[-16:]


class SheetScan(XmlScan):
    """A sheet: where its cells lie and which of them calculate."""

    def __init__(self, title: str, limits: Limits, *, may_calculate: bool) -> None:
        super().__init__()
        self._title = title
        self._limits = limits
        self._may_calculate = may_calculate
        self._formulas: list[str] = []
        self._columns: set[bytes] = set()
        self._last_row = 0

    @override
    def close(self) -> None:
        """Refuse formulas by naming the first cells, and sheets that are too large."""
        if self._formulas:
            raise Refusal("formulas", {"sheet": self._title, "cells": ", ".join(self._formulas)})
        width = max((column_number(each.decode()) for each in self._columns), default=0)
        if width > self._limits.columns:
            raise Refusal("too-many-columns", self._particulars(self._limits.columns))
        if self._last_row * width > MOST_CELLS:
            raise Refusal("too-many-cells", self._particulars(MOST_CELLS))

    @override
    def _look(self, window: bytes) -> bytes:
        end = window.rfind(b">") + 1
        if len(window) - end > _LONGEST_TAIL:
            raise Refusal("damaged")
        self._measure(window)
        if not self._may_calculate and any(start in window for start in _FORMULA_STARTS):
            self._note_formulas(window)
        # what is looked at again: the last opened cell, so that a formula finds its address
        last_cell = max(window.rfind(b"<c "), window.rfind(b":c "), 0)
        return window[last_cell:] if len(window) - last_cell < _LONGEST_TAIL else window[end:]

    def _measure(self, window: bytes) -> None:
        cells = _FILLED_CELL.findall(window)
        self._columns.update({column for column, _row in cells})
        rows = {row for _column, row in cells}
        rows.update(_UNPLACED.findall(window))
        self._last_row = max(self._last_row, max((int(row[:9]) for row in rows), default=0))
        if self._last_row > self._limits.rows:
            raise Refusal("too-many-rows", self._particulars(self._limits.rows))

    def _note_formulas(self, window: bytes) -> None:
        for hit in _FORMULA.finditer(window):
            start = max(window.rfind(b"<c ", 0, hit.start()), window.rfind(b":c ", 0, hit.start()))
            cell = _LAST_CELL.search(window, max(start, 0), hit.start())
            address = cell[1].decode() if cell else "?"
            if address not in self._formulas:
                self._formulas.append(address)
            if len(self._formulas) == NAMED_CELLS:
                self.close()

    def _particulars(self, limit: int) -> dict[str, str | int]:
        return {"sheet": self._title, "limit": limit}


def _refuse_encoding(start: bytes) -> None:
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf").lstrip())
    is_other = declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS
    if b"\x00" in start or start.startswith((b"\xff\xfe", b"\xfe\xff", b"+/v")) or is_other:
        raise Refusal("damaged")
