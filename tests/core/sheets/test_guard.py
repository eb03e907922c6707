"""Every hostile workbook is refused with its own reason, before a parser opens it."""

import io
import resource

import pytest

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.guard import FileKind, inspect
from cen_suite.core.sheets.limits import Limits
from cen_suite.core.sheets.read import open_rows
from cen_suite.core.sheets.refusals import SENTENCES, sentence
from tests.corpus import pictures, workbooks

CELL = '<c r="{0}"><v>1</v></c>'
FORMULA = '<row r="2"><c r="B2"><f>SUM(A1:A9)</f><v>3</v></c></row>'
SMALL = Limits(file_bytes=2000)

HOSTILE = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n ", "empty"),
    "picture": (pictures.PNG_START + bytes(99), "unknown-kind"),
    "PDF": (b"%PDF-1.7", "unknown-kind"),
    "web page": (b"<!DOCTYPE html><html><table></table></html>", "unknown-kind"),
    "XML table": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "unknown-kind"),
    "archive of anything": (pictures.archive(), "embedded"),
    "password": (workbooks.with_password(), "encrypted"),
    "old Excel": (workbooks.old_excel(), "old-excel"),
    "binary workbook": (workbooks.with_entry("xl/workbook.bin"), "workbook-binary"),
    "cut short": (workbooks.plain()[:-200], "damaged"),
    "something in front": (b"PK\x03\x04----" + workbooks.plain(), "damaged"),
    "bomb of strings": (workbooks.bomb(30), "bomb"),
    "lie about its size": (workbooks.with_lie_about_size(), "damaged"),
    "parts over each other": (workbooks.overlapping(), "damaged"),
    "too many parts": (workbooks.many_parts(201), "too-many-parts"),
    "path upwards": (workbooks.with_entry("xl/../../evil.xml"), "unsafe-path"),
    "path from the root": (workbooks.with_entry("/etc/evil.xml"), "unsafe-path"),
    "path of Windows": (workbooks.with_entry("C:\\evil.xml"), "unsafe-path"),
    "symbolic link": (workbooks.with_symbolic_link(), "unsafe-path"),
    "one part twice": (workbooks.with_twin("xl/workbook.xml"), "duplicate-part"),
    "one part twice, in capitals": (workbooks.with_entry("XL/Workbook.xml"), "duplicate-part"),
    "macros": (workbooks.with_entry("xl/vbaProject.bin"), "macros"),
    "macros of Excel 4": (workbooks.with_entry("xl/macrosheets/sheet1.xml"), "macros"),
    "control with code": (workbooks.with_entry("xl/activeX/activeX1.xml"), "macros"),
    "link to a file": (
        workbooks.with_entry("xl/externalLinks/externalLink1.xml"),
        "external-link",
    ),
    "data connection": (workbooks.with_entry("xl/connections.xml"), "external-link"),
    "embedded file": (workbooks.with_entry("xl/embeddings/oleObject1.bin"), "embedded"),
    "program inside": (workbooks.with_entry("xl/media/run.exe"), "embedded"),
    "picture from outside": (workbooks.with_relation("image", outside=True), "external-link"),
    "embedded package": (workbooks.with_relation("package", outside=False), "embedded"),
    "billion laughs": (workbooks.with_document_type(workbooks.BILLION_LAUGHS), "document-type"),
    "entity from a file": (workbooks.with_document_type(workbooks.OUTSIDE_FILE), "document-type"),
    "entity from a site": (workbooks.with_document_type(workbooks.OUTSIDE_SITE), "document-type"),
    "part in UTF-16": (
        workbooks.changed(workbooks.plain(), {workbooks.SHEET: "<x/>".encode("utf-16")}),
        "damaged",
    ),
    "part in UTF-7": (
        workbooks.changed(
            workbooks.plain(), {workbooks.SHEET: '<?xml version="1.0" encoding="utf-7"?><x/>'}
        ),
        "damaged",
    ),
    "formula": (workbooks.sheet_of(FORMULA), "formulas"),
    "formula under a prefix": (
        workbooks.sheet_of('<x:row r="2"><x:c r="B2"><x:f>1</x:f></x:c></x:row>', prefix="x"),
        "formulas",
    ),
    "formula in an array": (
        workbooks.sheet_of('<row r="2"><c r="B2"><f t="array" ref="B2">1</f></c></row>'),
        "formulas",
    ),
    "row far down": (workbooks.sheet_of(f"<row>{CELL.format('A200001')}</row>"), "too-many-rows"),
    "row far down in quotes of another kind": (
        workbooks.sheet_of("<row><c r='A900000'><v>1</v></c></row>"),
        "too-many-rows",
    ),
    "row far down without addresses": (
        workbooks.sheet_of('<row r="1048576"><c><v>1</v></c></row>'),
        "too-many-rows",
    ),
    "column far out": (
        workbooks.sheet_of(f'<row r="1">{CELL.format("XFD1")}</row>'),
        "too-many-columns",
    ),
    "corners that span a plain": (
        workbooks.sheet_of(f"<row>{CELL.format('A190000')}{CELL.format('HH1')}</row>"),
        "too-many-cells",
    ),
    "no sheet": (
        workbooks.changed(
            workbooks.plain(),
            {"xl/workbook.xml": f'<workbook xmlns="{workbooks.MAIN}"><sheets/></workbook>'},
        ),
        "no-sheets",
    ),
    "ods with endless rows": (
        workbooks.ods(
            '<table:table-row table:number-rows-repeated="900000">'
            + workbooks.ODS_CELL.format("")
            + "</table:table-row>"
        ),
        "too-many-rows",
    ),
    "ods with endless columns": (
        workbooks.ods(
            "<table:table-row>"
            + workbooks.ODS_CELL.format(' table:number-columns-repeated="16384"')
            + "</table:table-row>"
        ),
        "too-many-columns",
    ),
    "ods with a formula": (
        workbooks.ods(
            "<table:table-row>"
            + workbooks.ODS_CELL.format(' table:formula="of:=1+1"')
            + "</table:table-row>"
        ),
        "formulas",
    ),
    "ods with a live link": (
        workbooks.ods("", before="<table:dde-links><table:dde-link/></table:dde-links>"),
        "external-link",
    ),
    "ods with a script": (
        workbooks.ods("", before="<script:event-listener/>"),
        "macros",
    ),
    "NUL bytes": (b"a;b\r\n1;\x00\r\n", "nul-bytes"),
    "field without end": (b"a;b\r\n1;" + b"x" * 40_000, "long-field"),
    "line without end": (b"a;b\r\n" + b"1;" * 3_000_000, "long-line"),
    "quoted field without end": (b'a;b\r\n1;"' + b"x\r\n" * 100_000, "long-field"),
    "columns without end": (b";" * 600 + b"\r\n", "too-many-columns"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_its_reason(name: str) -> None:
    raw, code = HOSTILE[name]

    with pytest.raises(Refusal) as caught:
        inspect(io.BytesIO(raw))

    assert caught.value.code == code
    assert "%(" not in sentence(caught.value)


def test_every_reason_has_a_sentence_and_a_file_that_earns_it() -> None:
    assert {code for _raw, code in HOSTILE.values()} | {"too-large", "wrong-name"} == set(
        SENTENCES
    )


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (workbooks.plain(), FileKind.XLSX),
        (workbooks.ods("<table:table-row>" + workbooks.ODS_CELL.format("") + "</table:table-row>"),
         FileKind.ODS),
        (b"a;b\r\n1;2\r\n", FileKind.CSV),
        (workbooks.with_relation("hyperlink", outside=True), FileKind.XLSX),
        (workbooks.with_entry("xl/media/image1.png"), FileKind.XLSX),
        (workbooks.with_entry("xl/printerSettings/printerSettings1.bin"), FileKind.XLSX),
        (workbooks.plain([["<f>not a formula</f>", "<!DOCTYPE"]]), FileKind.XLSX),
    ],
)  # fmt: skip
def test_an_honest_file_passes(raw: bytes, kind: FileKind) -> None:
    assert inspect(io.BytesIO(raw)).kind is kind


def test_formulas_are_named_by_their_cells() -> None:
    rows = "".join(f'<row r="{n}"><c r="C{n}"><f>1</f></c></row>' for n in range(4, 20))

    with pytest.raises(Refusal) as caught:
        inspect(io.BytesIO(workbooks.sheet_of(rows)))

    assert caught.value.params == {"sheet": "Cases", "cells": "C4, C5, C6, C7, C8"}


def test_a_sheet_that_counts_may_calculate() -> None:
    raw = io.BytesIO(workbooks.sheet_of(FORMULA))

    assert inspect(raw, formula_sheets={"Cases"}).sheets == ("Cases",)


def test_a_million_empty_rows_are_read_as_one() -> None:
    raw = io.BytesIO(workbooks.empty_styled_rows())

    inspect(raw)

    assert [row.cells for row in open_rows(raw)] == [[1]]


def test_a_million_empty_rows_of_an_ods_are_read_as_one() -> None:
    raw = workbooks.ods(
        "<table:table-row>" + workbooks.ODS_CELL.format("") + "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )

    inspect(io.BytesIO(raw))

    assert [row.cells for row in open_rows(io.BytesIO(raw))] == [["x"]]


@pytest.mark.parametrize("name", ["cases.csv", "cases.ods", "cases.exe", "cases.xlsm", "CON.txt"])
def test_a_name_that_promises_something_else_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as caught:
        inspect(io.BytesIO(workbooks.plain()), name=name)

    assert caught.value.code == "wrong-name"


@pytest.mark.parametrize("name", ["cases.xlsx", "CASES.XLSX", "no ending", "a.b.xlsx"])
def test_a_name_that_fits_passes(name: str) -> None:
    assert inspect(io.BytesIO(workbooks.plain()), name=name).kind is FileKind.XLSX


def test_a_file_above_the_limit_is_not_looked_at() -> None:
    with pytest.raises(Refusal) as caught:
        inspect(io.BytesIO(workbooks.plain()), limits=SMALL)

    assert caught.value.code == "too-large"


def test_without_its_limits_the_guard_would_let_a_bomb_through() -> None:
    generous = Limits(ratio=10_000)

    assert inspect(io.BytesIO(workbooks.bomb(30)), limits=generous).kind is FileKind.XLSX


def test_a_bomb_costs_no_memory() -> None:
    raw = io.BytesIO(workbooks.with_lie_about_size())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refusal):
        inspect(raw)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
