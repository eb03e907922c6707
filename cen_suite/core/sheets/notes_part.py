"""Notes on cells: the comments part and the drawing Excel wants beside it."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from cen_suite.core.sheets.cells import plain_text
from cen_suite.core.sheets.marks import CellMarks
from cen_suite.core.sheets.names import column_number
from cen_suite.core.sheets.styles_part import UnusualWorkbook

MOST_NOTES = 10_000
AUTHOR = "CEN report"
_FIRST_SHAPE = 500_000
_EMPTY_NOTES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)
_EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    b'xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'margin-left:60pt;margin-top:2pt;width:220pt;height:70pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def with_notes(
    marks: Iterable[CellMarks], notes: bytes = b"", drawing: bytes = b""
) -> tuple[bytes, bytes]:
    """Add notes to the parts a sheet has, or make both; a cell with a note keeps its own."""
    notes, drawing = _without_earlier_marks(notes or _EMPTY_NOTES, drawing or _EMPTY_DRAWING)
    taken = set(re.findall(rb'<comment\b[^>]*\bref="([^"]+)"', notes))
    fresh = [mark for mark in marks if mark.address.encode() not in taken][:MOST_NOTES]
    notes, author = _with_author(notes)
    comments = "".join(
        f'<comment ref="{mark.address}" authorId="{author}"><text><r><t xml:space="preserve">'
        f"{escape(plain_text(mark.note))}</t></r></text></comment>"
        for mark in fresh
    )
    shapes = "".join(
        _SHAPE.format(number=_FIRST_SHAPE + number, row=mark.row - 1, column=mark.column - 1)
        for number, mark in enumerate(fresh)
    )
    shape_type = "" if b'id="_x0000_t202"' in drawing else _SHAPE_TYPE
    return (
        _before(notes, b"</commentList>", comments),
        _before(drawing, b"</xml>", shape_type + shapes),
    )


def _without_earlier_marks(notes: bytes, drawing: bytes) -> tuple[bytes, bytes]:
    """Take out what an earlier report noted, with the shapes that belong to it."""
    authors = re.findall(rb"<author\b[^>]*?(?:/>|>(.*?)</author>)", notes, re.DOTALL)
    if AUTHOR.encode() not in authors:
        return notes, drawing
    ours = authors.index(AUTHOR.encode())
    gone: set[tuple[int, int]] = set()

    def judge_note(found: re.Match[bytes]) -> bytes:
        address = re.search(rb'\bref="([A-Z]+)([0-9]+)"', found[0])
        author = re.search(rb'\bauthorId="([0-9]+)"', found[0])
        if address is None or author is None or int(author[1]) != ours:
            return found[0]
        gone.add((int(address[2]) - 1, column_number(address[1].decode()) - 1))
        return b""

    def judge_shape(found: re.Match[bytes]) -> bytes:
        place = [re.search(rb"<x:%s>\s*([0-9]+)" % axis, found[0]) for axis in (b"Row", b"Column")]
        row, column = (int(each[1]) if each else -1 for each in place)
        return b"" if (row, column) in gone else found[0]

    notes = re.sub(rb"<comment\b.*?</comment>", judge_note, notes, flags=re.DOTALL)
    return notes, re.sub(rb"<v:shape\b.*?</v:shape>", judge_shape, drawing, flags=re.DOTALL)


def _with_author(notes: bytes) -> tuple[bytes, int]:
    notes = notes.replace(b"<authors/>", b"<authors></authors>")
    notes = notes.replace(b"<commentList/>", b"<commentList></commentList>")
    authors = notes.partition(b"</authors>")[0]
    if f"<author>{AUTHOR}</author>".encode() in authors:
        return notes, len(re.findall(rb"<author[\s/>]", authors.partition(AUTHOR.encode())[0])) - 1
    number = len(re.findall(rb"<author[\s/>]", authors))
    return _before(notes, b"</authors>", f"<author>{AUTHOR}</author>"), number


def _before(raw: bytes, end: bytes, added: str) -> bytes:
    place = raw.rfind(end)
    if place < 0:
        raise UnusualWorkbook
    return raw[:place] + added.encode() + raw[place:]
