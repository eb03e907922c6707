"""A CSV text: which encoding, which delimiter, and whether it is a table at all."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.limits import MEGABYTE, Limits

DELIMITERS = ";,\t|"
SAMPLE_BYTES = 1 << 16
_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# whole words in one script: in a wrong encoding, scripts and capitals mix within words
_WORDS = {
    "cp1252": re.compile(
        r"\b(?=[A-Za-z]*[À-ÖØ-öø-ÿŒœŠšŽž])[À-ÖØ-öø-ÿŒœŠšŽž]?(?:[A-Za-z]+[À-ÖØ-öø-ÿŒœŠšŽž]?)+\b"
    ),
    "cp1251": re.compile("\\b(?:[\u0400-\u042f]?[\u0430-\u045f]{2,}|[\u0400-\u042f]{3,})\\b"),
    "cp1256": re.compile("\\b[\u0621-\u064a\u067e\u0686\u0698\u06af]{2,}\\b"),
}


def inspect_csv(file: BinaryIO, limits: Limits) -> tuple[str, str]:
    """Tell the encoding and the delimiter of a text, or refuse it."""
    encoding = guess_encoding(file)
    _refuse_bytes(file, encoding, limits)
    delimiter = guess_delimiter(file, encoding)
    for number, row in enumerate(_rows(file, encoding, delimiter), start=1):
        if number > limits.rows:
            raise Refusal("too-many-rows", {"sheet": "CSV", "limit": limits.rows})
        if len(row) > limits.columns:
            raise Refusal("too-many-columns", {"sheet": "CSV", "limit": limits.columns})
        if row and max(map(len, row)) > limits.field_characters:
            raise Refusal("long-field", {"row": number, "limit": limits.field_characters})
    return encoding, delimiter


def guess_encoding(file: BinaryIO) -> str:
    """Tell the encoding: by its mark, as UTF-8, or by the letters that make words."""
    file.seek(0)
    start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if _is_utf8(file):
        return "utf-8"
    file.seek(0)
    sample = file.read(SAMPLE_BYTES * 4)
    scores = {
        encoding: sum(map(len, pattern.findall(sample.decode(encoding, "replace"))))
        for encoding, pattern in _WORDS.items()
    }
    return max(scores, key=lambda encoding: scores[encoding])  # the first one, if none fits


def guess_delimiter(file: BinaryIO, encoding: str) -> str:
    """Tell the delimiter: the one that parts the first lines into the most equal columns."""
    file.seek(0)
    sample = file.read(SAMPLE_BYTES).decode(encoding, "ignore")
    lines = sample.splitlines()[:20]
    best, best_width = ",", 1
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        is_even = bool(widths) and widths.count(widths[0]) * 2 >= len(widths)
        if is_even and widths[0] > best_width:
            best, best_width = delimiter, widths[0]
    return best


def rows_of(file: BinaryIO, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Read the rows of a text that has been inspected."""
    yield from _rows(file, encoding, delimiter)


def _rows(file: BinaryIO, encoding: str, delimiter: str) -> Iterator[list[str]]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        yield from csv.reader(text, delimiter=delimiter)
    except (csv.Error, UnicodeDecodeError) as error:
        too_long = "field larger" in str(error)
        if too_long:
            raise Refusal("long-field", {"limit": csv.field_size_limit()}) from error
        raise Refusal("damaged") from error
    finally:
        text.detach()


def _refuse_bytes(file: BinaryIO, encoding: str, limits: Limits) -> None:
    """Refuse NUL bytes and lines without end, before a line is held in memory."""
    wide = encoding == "utf-16"
    file.seek(0)
    since_line_end = 0
    while chunk := file.read(_CHUNK):
        if not wide and b"\x00" in chunk:
            raise Refusal("nul-bytes")
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        first = chunk.find(b"\n") if end >= 0 else -1
        since_line_end += len(chunk) if end < 0 else max(first, 0)
        if since_line_end > limits.line_bytes:
            raise Refusal("long-line", {"megabytes": limits.line_bytes // MEGABYTE})
        if end >= 0:
            since_line_end = len(chunk) - end


def _is_utf8(file: BinaryIO) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
