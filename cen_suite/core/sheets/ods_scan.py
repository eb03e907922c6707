"""The table inside an ods archive: how far it reaches once its repeats are written out."""

from collections.abc import Collection
from typing import NoReturn
from xml.parsers import expat

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.limits import Limits
from cen_suite.core.sheets.names import column_letters
from cen_suite.core.sheets.parts import MOST_CELLS, NAMED_CELLS

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
_CELLS = (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell")
_LINKS = (
    f"{_OFFICE} dde-source", f"{_TABLE} dde-link", f"{_TABLE} dde-links",
    f"{_TABLE} table-source", f"{_TABLE} cell-range-source",
)  # fmt: skip


class OdsScan:
    """Walk through the content as it is unpacked; refuse links, formulas and endless repeats."""

    def __init__(self, limits: Limits, formula_sheets: Collection[str]) -> None:
        self._limits = limits
        self._may_calculate = formula_sheets
        self._titles: list[str] = []
        self._formulas: list[str] = []
        self._row = self._column = self._last_row = self._width = 0
        self._row_repeats = 1
        self._row_is_filled = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse_document_type

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece."""
        self._parse(chunk, is_last=False)

    def close(self) -> tuple[str, ...]:
        """Give the titles of the sheets, unless values are calculated."""
        self._parse(b"", is_last=True)
        self._refuse_formulas()
        if not self._titles:
            raise Refusal("no-sheets")
        return tuple(self._titles)

    def _parse(self, chunk: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise Refusal("damaged") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _CELLS:
            self._meet_cell(attributes)
        elif tag == f"{_TABLE} table-row":
            self._row_repeats = _number(attributes, "number-rows-repeated")
            self._column, self._row_is_filled = 0, False
        elif tag == f"{_TABLE} table":
            self._titles.append(attributes.get(f"{_TABLE} name", ""))
            self._row = self._last_row = self._width = 0
        elif tag in _LINKS:
            raise Refusal("external-link")
        elif tag.startswith(_SCRIPT):
            raise Refusal("macros")

    def _end(self, tag: str) -> None:
        if tag == f"{_TABLE} table-row":
            self._row += self._row_repeats
            if self._row_is_filled:
                self._last_row = self._row
                self._refuse_size()

    def _meet_cell(self, attributes: dict[str, str]) -> None:
        repeats = _number(attributes, "number-columns-repeated")
        if f"{_TABLE} formula" in attributes:
            self._note_formula()
        self._column += repeats
        if f"{_OFFICE} value-type" in attributes:
            self._row_is_filled = True
            self._width = max(self._width, self._column)

    def _note_formula(self) -> None:
        if not self._titles or self._titles[-1] in self._may_calculate:
            return
        self._formulas.append(f"{column_letters(self._column + 1)}{self._row + 1}")
        if len(self._formulas) == NAMED_CELLS:
            self._refuse_formulas()

    def _refuse_size(self) -> None:
        particulars: dict[str, str | int] = {"sheet": self._titles[-1]}
        for code, found, limit in (
            ("too-many-rows", self._last_row, self._limits.rows),
            ("too-many-columns", self._width, self._limits.columns),
            ("too-many-cells", self._last_row * self._width, MOST_CELLS),
        ):
            if found > limit:
                raise Refusal(code, {**particulars, "limit": limit})

    def _refuse_formulas(self) -> None:
        if self._formulas:
            cells = ", ".join(self._formulas)
            raise Refusal("formulas", {"sheet": self._titles[-1], "cells": cells})


def _number(attributes: dict[str, str], name: str) -> int:
    try:
        return max(1, int(attributes.get(f"{_TABLE} {name}", "1")))
    except ValueError as error:
        raise Refusal("damaged") from error


def _refuse_document_type(*_declaration: object) -> NoReturn:
    raise Refusal("document-type")
