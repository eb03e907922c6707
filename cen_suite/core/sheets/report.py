"""The officer's own workbook back, with what is wrong marked in it.

An xlsx keeps everything it had (drop-downs, widths, hidden rows): only the marked cells, the
notes and a first sheet of problems are added to its parts, so the size of the file hardly counts.
CSV and ods, a workbook written in an unusual way, and the small workbook of wrong rows only are
written anew.
"""

from collections.abc import Iterable
from os import PathLike
from typing import BinaryIO

from cen_suite.core.sheets.guard import FileKind, kind_of
from cen_suite.core.sheets.marked_archive import UnusualWorkbook, mark_archive
from cen_suite.core.sheets.marks import Mark, ReportWords, Weight
from cen_suite.core.sheets.rewriting import Extract, write_anew
from cen_suite.core.sheets.sources import Source, opened

__all__ = ["MOST_MARKS", "Mark", "ReportWords", "Weight", "annotate"]

MOST_MARKS = 20_000
"""More are not listed: nobody corrects them by hand, and Excel slows down."""


def annotate(
    source: Source,
    marks: Iterable[Mark],
    out: str | PathLike[str] | BinaryIO,
    *,
    words: ReportWords | None = None,
    only_rows: bool = False,
    heading_rows: int = 3,
) -> None:
    """Write a workbook with the marks on it to ``out``.

    With ``only_rows`` it holds the headings and the marked rows only.
    """
    words = words or ReportWords()
    listed = sorted(marks, key=lambda mark: (mark.sheet, mark.row, mark.column))[:MOST_MARKS]
    with opened(source) as file:
        if kind_of(file) is FileKind.XLSX and not only_rows:
            try:
                mark_archive(file, listed, out, words)
            except UnusualWorkbook:
                _empty(out)
            else:
                return
        extract = Extract(heading_rows, marked_only=only_rows)
        write_anew(file, listed, out, words, extract)


def _empty(out: str | PathLike[str] | BinaryIO) -> None:
    """Take back what was written to an open file before a workbook turned out to be unusual."""
    if not isinstance(out, (str, PathLike)):
        out.seek(0)
        out.truncate()
