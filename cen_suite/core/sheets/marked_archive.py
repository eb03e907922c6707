"""An xlsx archive copied part by part, with marks, notes and a sheet of problems added."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from cen_suite.core.sheets.archive import read_small, unpack
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.marks import Mark, ReportWords, SheetMarks, by_sheet
from cen_suite.core.sheets.names import sheet_title
from cen_suite.core.sheets.notes_part import with_notes
from cen_suite.core.sheets.problems_part import problems_sheet
from cen_suite.core.sheets.sheet_part import SheetPart, link_of_notes
from cen_suite.core.sheets.styles_part import StylesPart, UnusualWorkbook
from cen_suite.core.sheets.workbook_parts import relations, sheet_parts

__all__ = ["UnusualWorkbook", "mark_archive"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_PROBLEMS = "xl/worksheets/problems.xml"
_SHEET_LINK = "rIdCenProblems"
_LINK = "rIdCenNotes"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Where the notes of one sheet lie, and whether the sheet had any."""

    notes: str
    drawing: str
    are_new: bool


class _Archive:
    """The archive being marked: its parts by name."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        with zipfile.ZipFile(file) as archive:
            self.entries = {entry.filename: entry for entry in archive.infolist()}

    def small(self, part: str) -> bytes:
        if part not in self.entries:
            raise UnusualWorkbook
        try:
            return read_small(self._file, self.entries[part])
        except Refusal as error:  # larger than such a part ever is
            raise UnusualWorkbook from error

    def refuse_taken(self, part: str) -> None:
        """Another program's part under a name of ours: better written anew."""
        if part in self.entries:
            raise UnusualWorkbook

    def chunks(self, part: str) -> Iterator[bytes]:
        return unpack(self._file, self.entries[part])


def mark_archive(
    file: BinaryIO,
    marks: Sequence[Mark],
    out: str | PathLike[str] | BinaryIO,
    words: ReportWords,
) -> None:
    """Write the workbook with its marks; raises before writing if it is unusual."""
    archive = _Archive(file)
    gathered = by_sheet(marks)
    sheets = sheet_parts(archive.small)
    earlier = _earlier_report(sheets, gathered, words)
    parts = {part: gathered.get(title, {}) for title, part in sheets if part != earlier}
    marking = _Marking(archive, parts, StylesPart(archive.small("xl/styles.xml")))
    small = marking.small_parts("" if earlier else sheet_title(words.problems))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as written:
        for part in parts:
            _write(written, part, marking.sheet(part))
        problems = problems_sheet(marks, words, right_to_left=marking.right_to_left)
        _write(written, earlier or _PROBLEMS, problems)
        small["xl/styles.xml"] = marking.styles.written()
        for part, content in small.items():
            written.writestr(part, content)
        for part in archive.entries:
            if part not in parts and part not in small and part != earlier:
                _write(written, part, archive.chunks(part))


class _Marking:
    """What changes in the archive, decided before anything is written."""

    def __init__(
        self, archive: _Archive, parts: dict[str, SheetMarks], styles: StylesPart
    ) -> None:
        self._archive = archive
        self._parts = parts
        self.styles = styles
        self.right_to_left = False
        self._notes = {part: self._find_notes(part, here) for part, here in parts.items()}

    def sheet(self, part: str) -> Iterator[bytes]:
        """Give a sheet with its marks."""
        marking = SheetPart(self._parts[part], self.styles, _LINK)
        return marking.passed(self._archive.chunks(part))

    def small_parts(self, new_title: str) -> dict[str, bytes]:
        """Give every part that is changed or added, but sheets and styles."""
        types = self._archive.small("[Content_Types].xml")
        workbook = _with_first_active(self._archive.small("xl/workbook.xml"))
        small = {"xl/workbook.xml": workbook}
        if new_title:
            self._archive.refuse_taken(_PROBLEMS)
            links = self._archive.small("xl/_rels/workbook.xml.rels")
            relation = (_SHEET_LINK, "worksheet", "/" + _PROBLEMS)
            small["xl/workbook.xml"] = _with_first_sheet(workbook, new_title)
            small["xl/_rels/workbook.xml.rels"] = _with_relation(links, relation)
            types = _with_type(types, _PROBLEMS, _SHEET_TYPE)
        for part, notes in self._notes.items():
            if notes is not None:
                small |= self._note_parts(part, notes)
                types = _with_type(types, notes.notes, _NOTES_TYPE) if notes.are_new else types
        return {"[Content_Types].xml": types, **small}

    def _note_parts(self, part: str, notes: _Notes) -> dict[str, bytes]:
        cells = [cell for row in self._parts[part].values() for cell in row.values()]
        if not notes.are_new:
            old = (self._archive.small(notes.notes), self._archive.small(notes.drawing))
            written = with_notes(cells, *old)
            return dict(zip((notes.notes, notes.drawing), written, strict=True))
        written = with_notes(cells)
        name = _relations_of(part)
        links = self._archive.small(name) if name in self._archive.entries else _NO_RELATIONS
        links = _with_relation(links, (_LINK, "vmlDrawing", "/" + notes.drawing))
        links = _with_relation(links, (_LINK + "Text", "comments", "/" + notes.notes))
        return {name: links, notes.notes: written[0], notes.drawing: written[1]}

    def _find_notes(self, part: str, marks: SheetMarks) -> _Notes | None:
        """Look where a sheet keeps its notes, reading it once without keeping it."""
        head, tail = _ends(self._archive.chunks(part))
        self.right_to_left = self.right_to_left or b'rightToLeft="1"' in head
        link = link_of_notes(head, tail)
        if not (marks or link):
            return None
        number = list(self._parts).index(part) + 1
        if not link:
            new = (f"xl/cen_comments{number}.xml", f"xl/drawings/cen_notes{number}.vml")
            for taken in new:
                self._archive.refuse_taken(taken)
            return _Notes(*new, are_new=True)
        raw = self._archive.small(_relations_of(part))
        targets = relations(raw, base=posixpath.dirname(part))
        notes = re.search(rb'<Relationship\b[^>]*/comments"[^>]*>', raw)
        name = re.search(rb'\bId="([^"]+)"', notes[0]) if notes else None
        if name is None:
            raise UnusualWorkbook
        return _Notes(targets[name[1].decode()], targets[link], are_new=False)


def _ends(chunks: Iterable[bytes]) -> tuple[bytes, bytes]:
    """Give what stands before the rows and after them."""
    head, tail = b"", b""
    for chunk in chunks:
        if b"<sheetData" not in head:
            head += chunk
        window = tail + chunk
        place = window.find(b"</sheetData>")
        tail = window[place:] if place >= 0 else window[-len(b"</sheetData>") :]
    if b"<sheetData" not in head:
        raise UnusualWorkbook
    if tail.startswith(b"</sheetData>"):
        return head, tail.removeprefix(b"</sheetData>")
    return head, head.partition(b"<sheetData/>")[2]


def _relations_of(part: str) -> str:
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"


def _earlier_report(
    sheets: Sequence[tuple[str, str]], marked: Mapping[str, SheetMarks], words: ReportWords
) -> str:
    """Find the part of the problems an earlier report listed; it is written over."""
    title, part = sheets[0]
    is_ours = title == sheet_title(words.problems) and title not in marked and len(sheets) > 1
    return part if is_ours else ""


def _with_first_active(workbook: bytes) -> bytes:
    """Open the workbook at its first sheet."""
    return re.sub(rb'\s(activeTab|firstSheet)="[0-9]+"', b"", workbook)


def _with_first_sheet(workbook: bytes, title: str) -> bytes:
    """Put the problems first; what counts sheets by place counts on."""
    if b"<sheets>" not in workbook:
        raise UnusualWorkbook
    names = {each.lower() for each in re.findall(rb'<sheet\b[^>]*\bname="([^"]*)"', workbook)}
    while quoteattr(title)[1:-1].lower().encode() in names:
        title = sheet_title(title[:28] + " +")
    free = max([0, *map(int, re.findall(rb'\bsheetId="([0-9]+)"', workbook))]) + 1
    sheet = (
        f'<sheet xmlns:r="{_OFFICE}" name={quoteattr(title)} sheetId="{free}" '
        f'r:id="{_SHEET_LINK}"/>'
    ).encode()
    workbook = workbook.replace(b"<sheets>", b"<sheets>" + sheet, 1)
    return re.sub(
        rb'localSheetId="([0-9]+)"',
        lambda found: b'localSheetId="%d"' % (int(found[1]) + 1),
        workbook,
    )


def _with_relation(raw: bytes, relation: tuple[str, str, str]) -> bytes:
    name, kind, target = relation
    added = f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'.encode()
    raw = re.sub(rb"(<Relationships\b[^>]*)/>", rb"\1></Relationships>", raw)
    if b"</Relationships>" not in raw:
        raise UnusualWorkbook
    return raw.replace(b"</Relationships>", added + b"</Relationships>", 1)


def _with_type(types: bytes, part: str, kind: str) -> bytes:
    if b"</Types>" not in types:
        raise UnusualWorkbook
    added = f'<Override PartName="/{part}" ContentType="{kind}"/>'.encode()
    if not re.search(rb'Extension="vml"', types, re.IGNORECASE):
        added += (
            b'<Default Extension="vml" '
            b'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        )
    return types.replace(b"</Types>", added + b"</Types>", 1)


def _write(archive: zipfile.ZipFile, part: str, chunks: Iterable[bytes]) -> None:
    try:
        with archive.open(part, "w", force_zip64=True) as target:
            for chunk in chunks:
                target.write(chunk)
    except Refusal as error:
        raise UnusualWorkbook from error
