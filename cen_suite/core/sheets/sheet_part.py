"""A sheet's XML on its way through: the marked cells get their colour, the rest passes as is."""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from cen_suite.core.sheets.marks import CellMarks, SheetMarks
from cen_suite.core.sheets.names import column_letters, column_number
from cen_suite.core.sheets.styles_part import StylesPart, UnusualWorkbook

_ROW = re.compile(rb"<row\b([^>]*?)(/>|>)")
_CELL = re.compile(rb"<c\b([^>]*?)(/>|>.*?</c>)", re.DOTALL)
_NUMBER = re.compile(rb'\br="([0-9]+)"')
_ADDRESS = re.compile(rb'\br="([A-Z]+)[0-9]+"')
_STYLE = re.compile(rb'\ss="([0-9]+)"')
_SPANS = re.compile(rb'\sspans="[^"]*"')
_SELECTED = re.compile(rb'\stabSelected="[^"]*"')
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LONGEST_HEAD = 1 << 22
_BEHIND_NOTES = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
     "tableParts", "extLst")
)  # fmt: skip


class SheetPart:
    """Colours the marked cells of one sheet while it streams by."""

    def __init__(self, marks: SheetMarks, styles: StylesPart, link_id: str) -> None:
        self._marks = marks
        self._waiting = sorted(marks)
        self._styles = styles
        self._link_id = link_id.encode()
        self._row = 0

    def passed(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Give the sheet's XML with its marks."""
        stream = iter(chunks)
        head, rest = _split_head(stream)
        yield _SELECTED.sub(b"", head)
        held = rest
        while b"</sheetData>" not in held:
            whole = held.rfind(b"</row>") + len(b"</row>")
            if whole >= len(b"</row>"):
                yield b"".join(self._rows(held[:whole]))
                held = held[whole:]
            held += _next(stream)
        rows, end, tail = held.partition(b"</sheetData>")
        yield b"".join(self._rows(rows))
        yield b"".join(self._missing_rows(None)) + end
        yield self._with_notes(head, tail + b"".join(stream))

    def _rows(self, part: bytes) -> Iterator[bytes]:
        """Pass whole rows; those with marks are rewritten."""
        done = 0
        for row in _ROW.finditer(part):
            stated = _NUMBER.search(row[1])
            self._row = int(stated[1]) if stated else self._row + 1
            if not self._waiting or self._row < self._waiting[0]:
                continue
            yield part[done : row.start()]
            yield from self._missing_rows(self._row)
            done = row.start()
            if self._waiting and self._waiting[0] == self._row:
                is_closed = row[2] == b"/>"
                end = row.end() if is_closed else part.index(b"</row>", row.end())
                inner = b"" if is_closed else part[row.end() : end]
                yield self._marked_row(row[1], inner)
                done = end if is_closed else end + len(b"</row>")
        yield part[done:]

    def _missing_rows(self, before: int | None) -> Iterator[bytes]:
        """Make the marked rows the file does not have, as they are blank."""
        while self._waiting and (before is None or self._waiting[0] < before):
            yield self._marked_row(b' r="%d"' % self._waiting[0], b"")

    def _marked_row(self, attributes: bytes, inner: bytes) -> bytes:
        number = self._waiting.pop(0)
        wanted = dict(sorted(self._marks[number].items()))
        parts: list[bytes] = []
        column = 0
        for cell in _CELL.finditer(inner):
            stated = _ADDRESS.search(cell[1])
            column = column_number(stated[1].decode()) if stated else column + 1
            before = [each for each in wanted if each < column]
            parts.extend(self._new_cell(wanted.pop(missing)) for missing in before)
            mark = wanted.pop(column, None)
            parts.append(cell[0] if mark is None else self._coloured(cell, mark))
        parts.extend(self._new_cell(mark) for mark in wanted.values())
        return b"<row%s>%s</row>" % (_SPANS.sub(b"", attributes), b"".join(parts))

    def _coloured(self, cell: re.Match[bytes], mark: CellMarks) -> bytes:
        stated = _STYLE.search(cell[1])
        style = self._styles.marked(int(stated[1]) if stated else 0, mark.weight)
        return b'<c%s s="%d"%s' % (_STYLE.sub(b"", cell[1]), style, cell[2])

    def _new_cell(self, mark: CellMarks) -> bytes:
        address = f"{column_letters(mark.column)}{mark.row}".encode()
        return b'<c r="%s" s="%d"/>' % (address, self._styles.marked(0, mark.weight))

    def _with_notes(self, head: bytes, tail: bytes) -> bytes:
        """Say in the right place that the sheet has notes, unless it does already."""
        if not self._marks:
            return tail
        elements = _elements(head, tail)
        if any(name == "legacyDrawing" for name, _offset in elements):
            return tail
        end = tail.rindex(b"</worksheet>")
        place = next((offset for name, offset in elements if name in _BEHIND_NOTES), end)
        notes = b'<legacyDrawing xmlns:r="%s" r:id="%s"/>' % (_OFFICE, self._link_id)
        return tail[:place] + notes + tail[place:]


def link_of_notes(head: bytes, tail: bytes) -> str:
    """Find the relation of the notes a sheet has already."""
    for name, offset in _elements(head, tail):
        if name == "legacyDrawing":
            found = re.match(rb'<legacyDrawing[^>]*\br:id="([^"]+)"', tail[offset:])
            if found is None:
                raise UnusualWorkbook
            return found[1].decode()
    return ""


def _split_head(stream: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Read up to the rows; an empty list of rows is opened."""
    held = b""
    while (found := re.search(rb"<sheetData\b[^>]*?(/?)>", held)) is None:
        if len(held) > _LONGEST_HEAD:
            raise UnusualWorkbook
        held += _next(stream)
    if b"<worksheet" not in held:
        raise UnusualWorkbook
    if found[1]:
        return held[: found.start()] + b"<sheetData>", b"</sheetData>" + held[found.end() :]
    return held[: found.end()], held[found.end() :]


def _next(stream: Iterator[bytes]) -> bytes:
    chunk = next(stream, None)
    if chunk is None:
        raise UnusualWorkbook
    return chunk


def _elements(head: bytes, tail: bytes) -> list[tuple[str, int]]:
    """List what follows the rows with where it begins, leaving out what lies inside."""
    opening = re.search(rb"<worksheet\b[^>]*>", head)
    if opening is None:
        raise UnusualWorkbook
    found: list[tuple[str, int]] = []
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:  # noqa: PLR2004 -- right below the root
            found.append((name, parser.CurrentByteIndex - opening.end() + opening.start()))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(opening[0] + tail, True)
    except expat.ExpatError as error:
        raise UnusualWorkbook from error
    return found
