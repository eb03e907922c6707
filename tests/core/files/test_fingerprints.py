"""Copies of a picture stay near each other, other pictures far away."""

import io

import pytest
from PIL import Image, ImageFilter

from cen_suite.core.files.fingerprints import LIKELY_SAME, bands, distance, fingerprint
from tests.corpus import pictures

PICTURE = pictures.scene(800, 600)
ORIGINAL = fingerprint(pictures.written(PICTURE, "JPEG", quality=90))

COPIES = {
    "poorly packed": pictures.written(PICTURE, "JPEG", quality=25),
    "small": pictures.written(PICTURE.resize((200, 150)), "JPEG"),
    "blurred": pictures.written(PICTURE.filter(ImageFilter.GaussianBlur(3)), "JPEG"),
    "brighter": pictures.written(PICTURE.point(lambda tone: min(255, tone + 20)), "JPEG"),
    "grey": pictures.written(PICTURE.convert("L"), "JPEG"),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_found(name: str) -> None:
    copy = fingerprint(COPIES[name])

    assert distance(ORIGINAL.long, copy.long) <= LIKELY_SAME
    assert (ORIGINAL.short ^ copy.short).bit_count() <= 8


@pytest.mark.parametrize("seed", range(2, 12))
def test_another_picture_is_not_taken_for_a_copy(seed: int) -> None:
    other = fingerprint(pictures.written(pictures.scene(800, 600, seed=seed), "JPEG"))

    assert distance(ORIGINAL.long, other.long) > 3 * LIKELY_SAME
    assert (ORIGINAL.short ^ other.short).bit_count() > 16


def test_fifteen_differing_bits_still_share_a_band() -> None:
    changed = int.from_bytes(ORIGINAL.long)
    for band in range(15):
        changed ^= 1 << (band * 16)

    shared = set(ORIGINAL.bands) & set(bands(changed.to_bytes(32)))

    assert len(shared) == 1


def test_bands_name_their_place() -> None:
    assert bands(bytes(32)) == tuple(number << 16 for number in range(16))
    assert max(bands(b"\xff" * 32)) < 2**31


def test_forms_of_different_length_do_not_compare() -> None:
    with pytest.raises(ValueError, match="lengths"):
        distance(bytes(8), bytes(32))


def test_a_plain_surface_has_a_fingerprint() -> None:
    target = io.BytesIO()
    Image.new("RGB", (50, 50), "white").save(target, "JPEG")

    assert len(fingerprint(target.getvalue()).long) == 32
