"""The first sheet of a marked workbook: every problem with a link to its cell."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from cen_suite.core.sheets.cells import plain_text
from cen_suite.core.sheets.marks import Mark, ReportWords
from cen_suite.core.sheets.names import quoted

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetViews><sheetView{direction} tabSelected="1" workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    '</sheetViews><cols><col min="1" max="1" width="20" customWidth="1"/>'
    '<col min="2" max="2" width="12" customWidth="1"/>'
    '<col min="3" max="3" width="90" customWidth="1"/>'
    '<col min="4" max="4" width="22" customWidth="1"/></cols><sheetData>'
)


def problems_sheet(
    marks: Sequence[Mark], words: ReportWords, *, right_to_left: bool
) -> Iterator[bytes]:
    """Write the sheet."""
    yield _HEAD.format(direction=' rightToLeft="1"' if right_to_left else "").encode()
    yield _row(1, (words.sheet, words.cell, words.reason, words.weight))
    for number, mark in enumerate(marks, start=2):
        yield _row(number, (mark.sheet, mark.address, mark.reason, words.of(mark.weight)))
    yield f'</sheetData><autoFilter ref="A1:D{len(marks) + 1}"/>'.encode()
    if marks:
        yield b"<hyperlinks>"
        for number, mark in enumerate(marks, start=2):
            target = quoteattr(f"{quoted(mark.sheet)}!{mark.address}")
            yield f'<hyperlink ref="B{number}" location={target}/>'.encode()
        yield b"</hyperlinks>"
    yield b"</worksheet>"


def _row(number: int, texts: Sequence[str]) -> bytes:
    cells = "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(plain_text(text))}</t></is></c>"
        for letter, text in zip("ABCD", texts, strict=True)
    )
    return f'<row r="{number}">{cells}</row>'.encode()
