"""The archive behind xlsx and ods: honest sizes, plain names, nothing but a table inside."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from typing import BinaryIO

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.limits import MEGABYTE, Limits
from cen_suite.core.sheets.ods_scan import OdsScan
from cen_suite.core.sheets.parts import refuse_relations, scanner_for
from cen_suite.core.sheets.workbook_parts import sheet_parts

ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
SMALL_PART = 4 * MEGABYTE
_CHUNK = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|dialogsheets/|^basic/|^scripts/|activex/")
_LINKS = re.compile(r"externallinks/|querytables/|xl/connections\.xml|xl/webextensions|/richdata/")
_EMBEDDED = re.compile(r"embeddings/|oleobject|^object ?\d|objectreplacements/|ctrlprops/")
_PLAIN_PART = re.compile(
    r"(\.(xml|rels|vml|png|jpe?g|gif|emf|wmf|tiff?|bmp|rdf|psmdcp)|printersettings\d*\.bin"
    r"|customproperty\d*\.bin|/|^mimetype|thumbnails/.*|layout-cache)$"
)


def inspect_archive(
    file: BinaryIO, limits: Limits, formula_sheets: Collection[str]
) -> tuple[str, tuple[str, ...]]:
    """Say whether an archive is an xlsx or ods and which sheets it has, or refuse it."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refusal("damaged") from error
    with archive:
        entries = archive.infolist()
        _refuse_sizes(entries, limits)
        _refuse_names(entries)
        kind = _kind(file, entries)
        if kind == "ods":
            return kind, _scan_ods(file, entries, limits, formula_sheets)
        return kind, _scan_xlsx(file, entries, limits, formula_sheets)


def _refuse_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refusal("too-many-parts", {"limit": limits.entries})
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise Refusal("bomb", {"megabytes": limits.unpacked_bytes // MEGABYTE})
    for entry in entries:
        packed_too_well = entry.file_size > limits.ratio * max(entry.compress_size, 1)
        if entry.file_size > limits.small_entry and packed_too_well:
            raise Refusal("bomb", {"megabytes": limits.unpacked_bytes // MEGABYTE})
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset > 0):
            raise Refusal("damaged")  # parts that lie over each other, or something in front
        end = entry.header_offset + 30 + entry.compress_size


def _refuse_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.lower()
        outside = name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name
        if outside or stat.S_ISLNK(entry.external_attr >> 16) or not name.isprintable():
            raise Refusal("unsafe-path")
        if name in seen:
            raise Refusal("duplicate-part")
        seen.add(name)
        if entry.flag_bits & 1:
            raise Refusal("encrypted")
        _refuse_content(name)


def _refuse_content(name: str) -> None:
    for pattern, code in ((_MACROS, "macros"), (_LINKS, "external-link"), (_EMBEDDED, "embedded")):
        if pattern.search(name):
            raise Refusal(code)
    if not _PLAIN_PART.search(name):
        raise Refusal("workbook-binary" if name == "xl/workbook.bin" else "embedded")


def _kind(file: BinaryIO, entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename: entry for entry in entries}
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return "xlsx"
    mimetype = names.get("mimetype")
    is_open_document = mimetype is not None and "content.xml" in names
    if is_open_document and read_small(file, names["mimetype"]).strip() == ODS_TYPE:
        return "ods"
    raise Refusal("unknown-kind")


def _scan_xlsx(
    file: BinaryIO,
    entries: list[zipfile.ZipInfo],
    limits: Limits,
    formula_sheets: Collection[str],
) -> tuple[str, ...]:
    by_name = {entry.filename: entry for entry in entries}
    for entry in entries:
        if entry.filename.endswith(".rels"):
            refuse_relations(read_small(file, entry))
    sheets = sheet_parts(lambda part: _small_part(file, by_name, part))
    titles = {part: title for title, part in sheets}
    for entry in entries:
        scan = scanner_for(entry.filename, titles.get(entry.filename), limits, formula_sheets)
        for chunk in unpack(file, entry):
            scan.feed(chunk)
        scan.close()
    return tuple(title for title, _part in sheets)


def _scan_ods(
    file: BinaryIO,
    entries: list[zipfile.ZipInfo],
    limits: Limits,
    formula_sheets: Collection[str],
) -> tuple[str, ...]:
    titles: tuple[str, ...] = ()
    for entry in entries:
        plain = scanner_for(entry.filename, None, limits, formula_sheets)
        table = OdsScan(limits, formula_sheets) if entry.filename == "content.xml" else None
        for chunk in unpack(file, entry):
            plain.feed(chunk)
            if table is not None:
                table.feed(chunk)
        if table is not None:
            titles = table.close()
    return titles


def _small_part(file: BinaryIO, by_name: dict[str, zipfile.ZipInfo], part: str) -> bytes:
    if part not in by_name:
        raise Refusal("damaged")
    return read_small(file, by_name[part])


def read_small(file: BinaryIO, entry: zipfile.ZipInfo) -> bytes:
    """Unpack a part that has no reason to be large."""
    if entry.file_size > SMALL_PART:
        raise Refusal("bomb", {"megabytes": SMALL_PART // MEGABYTE})
    return b"".join(unpack(file, entry))


def unpack(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a part and hold it to the size it states; other readers may not look."""
    _go_to_content(file, entry)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("damaged")
    produced = 0
    checksum = 0
    try:
        for chunk in _inflate(file, entry):
            produced += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            if produced > entry.file_size:
                raise Refusal("damaged")
            yield chunk
    except zlib.error as error:
        raise Refusal("damaged") from error
    if produced != entry.file_size or checksum != entry.CRC:
        raise Refusal("damaged")


def _go_to_content(file: BinaryIO, entry: zipfile.ZipInfo) -> None:
    file.seek(entry.header_offset)
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size:
        raise Refusal("damaged")
    magic, name_bytes, extra_bytes = _LOCAL_HEADER.unpack(header)
    name = file.read(name_bytes)
    if magic != b"PK\x03\x04" or name not in (
        entry.orig_filename.encode("utf-8"),
        entry.orig_filename.encode("cp437", "replace"),
    ):
        raise Refusal("damaged")
    file.seek(extra_bytes, 1)


def _inflate(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    stored = entry.compress_type == zipfile.ZIP_STORED
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left = entry.compress_size
    while left:
        packed = file.read(min(left, _CHUNK >> 2))
        if not packed:
            raise Refusal("damaged")
        left -= len(packed)
        if stored:
            yield packed
            continue
        while packed:
            yield inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
    if not stored:
        yield inflater.flush()
        if not inflater.eof or inflater.unused_data:
            raise Refusal("damaged")
