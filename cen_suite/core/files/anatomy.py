"""What a picture file says of itself, read without decoding it: kind, pixels, frames, end.

Only bytes are walked here, nothing is unpacked, so a hostile file costs no more than its length.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from cen_suite.core.files.errors import ImageRefused

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 30_000

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_SIZE_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD8)})
_END, _SCAN = 0xD9, 0xDA
_MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<script[\s>]|<iframe[\s>]|<\?php", re.IGNORECASE
)
_APPENDED = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"%PDF-", b"\x7fELF", b"<svg")
_OTHER_KINDS = (
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"BM"), "bmp"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "tiff"),
    (re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL), "heic"),
    (re.compile(rb"\s*(?:<\?xml|<svg|<!doctype svg)", re.IGNORECASE), "svg"),
    (re.compile(rb"%PDF-"), "pdf"),
)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The kind of a picture, its size in pixels, its frames, and where it ends."""

    kind: str
    width: int
    height: int
    frames: int
    end: int


def examine(raw: bytes) -> Anatomy:
    """Examine a picture, or refuse it."""
    if not raw:
        raise ImageRefused("empty")
    if len(raw) > MOST_BYTES:
        raise ImageRefused("too-large", {"megabytes": MOST_BYTES >> 20})
    try:
        anatomy = _walk(raw)
    except (struct.error, IndexError) as error:
        raise ImageRefused("damaged") from error
    _refuse_size(anatomy)
    if anatomy.frames > 1:
        raise ImageRefused("animated")
    _refuse_second_file(raw, anatomy)
    return anatomy


def _walk(raw: bytes) -> Anatomy:
    if raw.startswith(PNG):
        return _walk_png(raw)
    if raw.startswith(JPEG):
        return _walk_jpeg(raw)
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return _walk_webp(raw)
    for pattern, kind in _OTHER_KINDS:
        if pattern.match(raw):
            raise ImageRefused("heic" if kind == "heic" else "other-kind", {"kind": kind})
    raise ImageRefused("no-picture")


def _refuse_size(anatomy: Anatomy) -> None:
    if anatomy.width < 1 or anatomy.height < 1:
        raise ImageRefused("damaged")
    too_long = max(anatomy.width, anatomy.height) > LONGEST_SIDE
    if too_long or anatomy.width * anatomy.height > MOST_PIXELS:
        raise ImageRefused("too-many-pixels", {"megapixels": MOST_PIXELS // 1_000_000})


def _refuse_second_file(raw: bytes, anatomy: Anatomy) -> None:
    """Refuse a picture that is another file as well.

    Telephones append harmless parts to a JPEG (a second view, a short film); those are dropped
    when the picture is written anew. Nothing appends to PNG or WEBP but somebody hiding a file.
    """
    tail = raw[anatomy.end :]
    hidden = any(mark in tail for mark in _APPENDED) or bool(_MARKUP.search(raw))
    if hidden or zipfile.is_zipfile(io.BytesIO(raw)):
        raise ImageRefused("hidden-file")
    if anatomy.kind != "JPEG" and tail.strip(b"\x00\r\n "):
        raise ImageRefused("hidden-file")


def _walk_png(raw: bytes) -> Anatomy:
    width, height = struct.unpack_from(">II", raw, 16)
    frames, place, has_end = 1, len(PNG), False
    while not has_end:
        length, name = struct.unpack_from(">I4s", raw, place)
        if place == len(PNG) and name != b"IHDR":
            raise ImageRefused("damaged")
        if name == b"acTL":
            frames = max(frames, struct.unpack_from(">I", raw, place + 8)[0])
        place += 12 + length
        if place > len(raw):
            raise ImageRefused("damaged")
        has_end = name == b"IEND"
    return Anatomy("PNG", width, height, frames, place)


def _walk_jpeg(raw: bytes) -> Anatomy:
    width = height = 0
    for marker, place in _jpeg_markers(raw):
        if marker in _SIZE_MARKERS:
            height, width = struct.unpack_from(">HH", raw, place + 5)
        if marker == _END:
            return Anatomy("JPEG", width, height, 1, place + 2)
    raise ImageRefused("damaged")


def _jpeg_markers(raw: bytes) -> Iterator[tuple[int, int]]:
    place = 2
    while place < len(raw) - 1:
        if raw[place] != 0xFF:  # noqa: PLR2004 -- every marker of a JPEG begins with it
            raise ImageRefused("damaged")
        marker = raw[place + 1]
        yield marker, place
        if marker == 0xFF:  # noqa: PLR2004 -- a filler before the marker
            place += 1
            continue
        place += 2
        if marker not in _BARE_MARKERS:
            place += struct.unpack_from(">H", raw, place)[0]
        if marker == _SCAN:
            place = _after_scan(raw, place)


def _after_scan(raw: bytes, place: int) -> int:
    """Skip the coded pixels: the next marker that is neither a stuffed byte nor a restart."""
    while True:
        place = raw.find(b"\xff", place)
        if place < 0:
            raise ImageRefused("damaged")
        following = raw[place + 1]
        if following != 0 and following not in _BARE_MARKERS:
            return place
        place += 2


def _walk_webp(raw: bytes) -> Anatomy:
    end = 8 + struct.unpack_from("<I", raw, 4)[0]
    if end > len(raw):
        raise ImageRefused("damaged")
    width = height = 0
    frames = 1
    for name, place in _webp_chunks(raw, end):
        if name == b"VP8X":
            width = 1 + int.from_bytes(raw[place + 4 : place + 7], "little")
            height = 1 + int.from_bytes(raw[place + 7 : place + 10], "little")
        elif name == b"VP8 ":
            found = struct.unpack_from("<HH", raw, place + 6)
            width, height = max(width, found[0] & 0x3FFF), max(height, found[1] & 0x3FFF)
        elif name == b"VP8L":
            bits = struct.unpack_from("<I", raw, place + 1)[0]
            width = max(width, (bits & 0x3FFF) + 1)
            height = max(height, (bits >> 14 & 0x3FFF) + 1)
        elif name in (b"ANIM", b"ANMF"):
            frames = 2
    return Anatomy("WEBP", width, height, frames, end)


def _webp_chunks(raw: bytes, end: int) -> Iterator[tuple[bytes, int]]:
    place = 12
    while place + 8 <= end:
        name, length = struct.unpack_from("<4sI", raw, place)
        yield name, place + 8
        place += 8 + length + (length & 1)
