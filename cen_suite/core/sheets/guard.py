"""Look at an uploaded file before any parser touches it; refuse what is not a plain table.

What passes is an xlsx or ods archive whose parts are honest about their size and hold no macros,
links, embedded files, document type definitions or formulas among the values, or a CSV text.
"""

import io
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from cen_suite.core.sheets.archive import inspect_archive
from cen_suite.core.sheets.csv_text import inspect_csv
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.limits import MEGABYTE, USUAL, Limits
from cen_suite.core.sheets.sources import Source, name_of, opened

ZIP = b"PK\x03\x04"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf",
    b"\x1f\x8b", b"{\\rtf", b"PK\x05\x06",
)  # fmt: skip
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script")
_ENDINGS = {"xlsx": "xlsx", "ods": "ods", "csv": "csv", "txt": "csv", "tsv": "csv"}


class FileKind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file turned out to be."""

    kind: FileKind
    size: int
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def inspect(
    source: Source,
    *,
    name: str = "",
    limits: Limits = USUAL,
    formula_sheets: Collection[str] = (),
) -> Inspected:
    """Say what a file is, or refuse it; the sheets in ``formula_sheets`` may calculate."""
    with opened(source) as file:
        size = file.seek(0, io.SEEK_END)
        if size > limits.file_bytes:
            raise Refusal("too-large", {"megabytes": limits.file_bytes // MEGABYTE})
        inspected = _look_inside(file, size, limits, formula_sheets)
    _compare_with_name(inspected.kind, name or name_of(source))
    return inspected


def kind_of(file: BinaryIO) -> FileKind:
    """Tell the kind of a file that has been inspected before."""
    start = _start_of(file)
    if not start.startswith(ZIP):
        return FileKind.CSV
    return FileKind.ODS if b"opendocument.spreadsheet" in start[:120] else FileKind.XLSX


def _look_inside(
    file: BinaryIO, size: int, limits: Limits, formula_sheets: Collection[str]
) -> Inspected:
    start = _start_of(file)
    if not start.strip():
        raise Refusal("empty")
    if start.startswith(ZIP):
        kind, sheets = inspect_archive(file, limits, formula_sheets)
        return Inspected(FileKind(kind), size, sheets)
    _refuse_other_kinds(file, start, limits)
    encoding, delimiter = inspect_csv(file, limits)
    return Inspected(FileKind.CSV, size, encoding=encoding, delimiter=delimiter)


def _refuse_other_kinds(file: BinaryIO, start: bytes, limits: Limits) -> None:
    if start.startswith(OLE2):
        is_encrypted = _ENCRYPTED in file.read(limits.file_bytes)
        raise Refusal("encrypted" if is_encrypted else "old-excel")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_FOREIGN) or text.startswith(_MARKUP):
        raise Refusal("unknown-kind")


def _compare_with_name(kind: FileKind, name: str) -> None:
    ending = PurePath(name).suffix.removeprefix(".").lower()
    if ending and _ENDINGS.get(ending) != kind:
        raise Refusal("wrong-name", {"ending": ending[:10], "kind": kind.value})


def _start_of(file: BinaryIO) -> bytes:
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    return start
