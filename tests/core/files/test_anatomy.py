"""Every hostile picture is refused with its own reason, before anything decodes it."""

import random
from contextlib import suppress

import pytest

from cen_suite.core.files.anatomy import MOST_BYTES, examine
from cen_suite.core.files.errors import ImageRefused
from cen_suite.core.files.refusals import SENTENCES, sentence
from tests.corpus import pictures

JPEG = pictures.written(pictures.scene(), "JPEG")
PROGRESSIVE = pictures.written(pictures.scene(), "JPEG", progressive=True)
PNG = pictures.written(pictures.scene(), "PNG")
WEBP = pictures.written(pictures.scene(), "WEBP")
LOSSLESS = pictures.written(pictures.scene(), "WEBP", lossless=True)

HOSTILE = {
    "nothing": (b"", "empty"),
    "too many bytes": (JPEG + bytes(MOST_BYTES), "too-large"),
    "pixel flood": (pictures.png_flood(20_000, 20_000), "too-many-pixels"),
    "one endless side": (pictures.png_flood(100_000, 10), "too-many-pixels"),
    "header of 100k by 100k": (pictures.png_flood(100_000, 100_000), "too-many-pixels"),
    "no pixels": (pictures.png_flood(0, 10), "damaged"),
    "animated PNG": (pictures.animated("PNG"), "animated"),
    "animated WEBP": (pictures.animated("WEBP"), "animated"),
    "a million frames": (pictures.apng_bomb(), "animated"),
    "animated GIF": (pictures.animated("GIF"), "other-kind"),
    "JPEG that is a ZIP": (JPEG + pictures.archive(), "hidden-file"),
    "ZIP in front of nothing": (pictures.archive(), "no-picture"),
    "PNG that is HTML": (PNG + b"<html><script>alert(1)</script></html>", "hidden-file"),
    "HTML in the words of a JPEG": (
        pictures.written(pictures.scene(), "JPEG", comment=b"<script >alert(1)</script >"),
        "hidden-file",
    ),
    "JPEG with a program": (JPEG + b"\x7fELF" + bytes(99), "hidden-file"),
    "WEBP with more behind": (WEBP + b"more", "hidden-file"),
    "PNG with more behind": (PNG + b"more", "hidden-file"),
    "SVG named png": (pictures.SVG, "other-kind"),
    "TIFF": (pictures.written(pictures.scene(), "TIFF"), "other-kind"),
    "BMP": (pictures.written(pictures.scene(), "BMP"), "other-kind"),
    "picture of a telephone": (pictures.HEIC, "heic"),
    "PDF": (b"%PDF-1.7 ...", "other-kind"),
    "text": (b"just words", "no-picture"),
    "cut JPEG": (JPEG[:-50], "damaged"),
    "cut PNG": (PNG[:-50], "damaged"),
    "cut WEBP": (WEBP[:-50], "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused_for_its_reason(name: str) -> None:
    raw, code = HOSTILE[name]

    with pytest.raises(ImageRefused) as caught:
        examine(raw)

    assert caught.value.code == code
    assert "%(" not in sentence(caught.value)


def test_every_reason_has_a_sentence() -> None:
    assert {code for _raw, code in HOSTILE.values()} | {"too-heavy"} == set(SENTENCES)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(JPEG, "JPEG"), (PROGRESSIVE, "JPEG"), (PNG, "PNG"), (WEBP, "WEBP"), (LOSSLESS, "WEBP")],
)
def test_an_honest_picture_tells_its_size(raw: bytes, kind: str) -> None:
    anatomy = examine(raw)

    assert (anatomy.kind, anatomy.width, anatomy.height) == (kind, 320, 240)
    assert (anatomy.frames, anatomy.end) == (1, len(raw))


def test_what_telephones_append_is_no_reason_to_refuse() -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(500)

    assert examine(JPEG + film).end == len(JPEG)


def test_any_bytes_are_examined_or_refused_and_nothing_else() -> None:
    places = random.Random(7)  # noqa: S311 -- damage, not secrets
    for original in (JPEG, PNG, WEBP):
        for _ in range(300):
            raw = bytearray(original[: places.randrange(12, len(original) + 1)])
            for _ in range(5):
                raw[places.randrange(len(raw))] = places.randrange(256)
            with suppress(ImageRefused):
                assert examine(bytes(raw)).frames == 1
