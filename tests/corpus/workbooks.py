"""Workbooks as they should be, and as somebody who means harm would send them."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
BILLION_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
)
OUTSIDE_FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
OUTSIDE_SITE = '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'


def plain(rows: list[list[object]] | None = None, *, title: str = "Cases") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows or [["reference", "quantity"], ["A-1", 12], ["A-2", 3.5]]:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed(
    raw: bytes, parts: Mapping[str, bytes | str], *, without: tuple[str, ...] = ()
) -> bytes:
    """A workbook with parts added or exchanged."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts and name not in without:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def part_of(raw: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode()


def sheet_of(rows: str, *, before: str = "", prefix: str = "") -> bytes:
    """A workbook whose sheet holds exactly these rows."""
    colon = f"{prefix}:" if prefix else ""
    space = f"xmlns:{prefix}" if prefix else "xmlns"
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<{colon}worksheet {space}="{MAIN}">'
        f"<{colon}sheetData>{rows}</{colon}sheetData></{colon}worksheet>"
    )
    return changed(plain(), {SHEET: body})


def with_document_type(declaration: str) -> bytes:
    return sheet_of("", before=declaration)


def with_relation(kind: str, *, outside: bool) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    relation = f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="http://x.invalid/a"{mode}/>'
    text = f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'
    return changed(plain(), {"xl/worksheets/_rels/sheet1.xml.rels": text})


def with_symbolic_link() -> bytes:
    target = io.BytesIO(plain())
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def with_entry(name: str, content: bytes = b"<x/>") -> bytes:
    target = io.BytesIO(plain())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def with_twin(name: str) -> bytes:
    """The same part twice, so that two readers see two workbooks."""
    raw = with_entry(name.swapcase())
    return raw.replace(name.swapcase().encode(), name.encode())


def with_lie_about_size() -> bytes:
    """A part that states a hundred bytes and unpacks to ten million."""
    content = b"<x>" + b" " * 10_000_000 + b"</x>"
    raw = bytearray(with_entry("xl/lie.xml", content))
    honest = struct.pack("<I", len(content))
    lie = struct.pack("<I", 100)
    checksum = struct.pack("<I", zlib.crc32(content))
    return bytes(raw.replace(checksum, struct.pack("<I", zlib.crc32(content[:100])))).replace(
        honest, lie
    )


def bomb(megabytes: int) -> bytes:
    """Strings that shrink to nothing in the archive and fill the memory outside."""
    return with_entry("xl/sharedStrings2.xml", b"<t>" + b"0" * (megabytes << 20) + b"</t>")


def many_parts(count: int) -> bytes:
    target = io.BytesIO(plain())
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(count):
            archive.writestr(f"xl/part{number}.xml", "<x/>")
    return target.getvalue()


def overlapping() -> bytes:
    """Two entries of the directory that point at the same bytes."""
    raw = bytearray(with_entry("xl/aa.xml", b"<x/>" * 50))
    directory = raw.index(b"PK\x01\x02")
    entry_bytes = 46 + sum(struct.unpack_from("<HHH", raw, directory + 28))
    struct.pack_into("<I", raw, directory + entry_bytes + 42, 0)
    return bytes(raw)


def with_password() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")


def empty_styled_rows() -> bytes:
    """A million rows that hold nothing but a colour."""
    rows = "".join(
        f'<row r="{number}" s="1" customFormat="1"><c r="A{number}" s="1"/></row>'
        for number in range(4, 1_048_577)
    )
    return sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>' + rows)


ODS_START = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)
ODS_CELL = '<table:table-cell office:value-type="string"{0}><text:p>x</text:p></table:table-cell>'


def ods(rows: str, *, before: str = "") -> bytes:
    target = io.BytesIO()
    content = (
        f'{ODS_START}<office:body><office:spreadsheet>{before}<table:table table:name="Cases">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return target.getvalue()
