"""What comes out of cleaning is pixels and nothing else."""

import io
import sys

import pytest
from PIL import Image

from cen_suite.core.files import images
from cen_suite.core.files.errors import ImageRefused
from cen_suite.core.files.images import clean
from tests.corpus import pictures


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    image.load()
    return image


def test_place_names_and_remarks_are_gone_from_every_size() -> None:
    raw = pictures.with_place_and_names()
    assert raw.count(b"CANARY") > 4

    cleaned = clean(raw)

    for jpeg in (cleaned.jpeg, cleaned.wall, cleaned.thumb):
        assert b"CANARY" not in jpeg
        assert b"Exif" not in jpeg
        assert set(opened(jpeg).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_words_in_a_png_are_gone() -> None:
    assert b"CANARY" not in clean(pictures.png_with_words()).jpeg


def test_a_picture_taken_sideways_stands_upright() -> None:
    cleaned = clean(pictures.with_place_and_names())  # says: turn by a quarter

    assert (cleaned.width, cleaned.height) == (240, 320)


def test_large_pictures_become_three_sizes() -> None:
    cleaned = clean(pictures.written(pictures.scene(5000, 2000), "JPEG"))

    sizes = [opened(jpeg).size for jpeg in (cleaned.jpeg, cleaned.wall, cleaned.thumb)]
    assert sizes == [(4096, 1638), (960, 384), (480, 192)]
    assert (cleaned.width, cleaned.height) == (4096, 1638)


def test_small_pictures_are_not_blown_up() -> None:
    assert opened(clean(pictures.written(pictures.scene(), "PNG")).wall).size == (320, 240)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "I;16", "1"])
def test_every_way_to_keep_colours_in_a_png_is_read(mode: str) -> None:
    grey = pictures.scene().convert("L")
    deep = grey.convert("I").point(lambda tone: tone * 257).convert("I;16")
    cleaned = clean(pictures.written(deep if mode == "I;16" else grey.convert(mode), "PNG"))

    original = pictures.scene().convert("L").resize((8, 6)).getpixel((4, 3))
    shown = opened(cleaned.jpeg).convert("L").resize((8, 6)).getpixel((4, 3))
    assert mode == "1" or abs(int(shown) - int(original)) < 30  # type: ignore[arg-type]


def test_transparent_is_white() -> None:
    empty = Image.new("RGBA", (40, 40), (0, 0, 0, 0))

    assert opened(clean(pictures.written(empty, "PNG")).jpeg).getpixel((20, 20)) == (255, 255, 255)


def test_what_a_telephone_appended_is_dropped() -> None:
    jpeg = pictures.written(pictures.scene(), "JPEG")

    assert b"ftypmp42" not in clean(jpeg + b"\x00\x00\x00\x18ftypmp42" + bytes(500)).jpeg


def test_pixels_that_never_end_are_not_unpacked() -> None:
    cleaned = clean(pictures.png_that_unpacks_further_than_its_header())

    assert (cleaned.width, cleaned.height) == (10, 10)


def test_broken_pixels_are_refused_by_the_decoder() -> None:
    png = bytearray(pictures.written(pictures.scene(), "PNG"))
    middle = len(png) // 2
    png[middle : middle + 64] = bytes(64)

    with pytest.raises(ImageRefused) as caught:
        clean(bytes(png))

    assert caught.value.code == "damaged"


def test_only_the_child_dies_of_a_hostile_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "import resource;resource.setrlimit(resource.RLIMIT_AS,(1<<28,1<<28));bytes(1<<29)"
    monkeypatch.setattr(images, "_COMMAND", (sys.executable, "-c", greedy))

    with pytest.raises(ImageRefused) as caught:
        clean(pictures.written(pictures.scene(), "JPEG"))

    assert caught.value.code == "too-heavy"


def test_a_decoder_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_COMMAND", (sys.executable, "-c", "import time;time.sleep(60)"))
    monkeypatch.setattr(images, "PATIENCE_SECONDS", 0.2)

    with pytest.raises(ImageRefused) as caught:
        clean(pictures.written(pictures.scene(), "JPEG"))

    assert caught.value.code == "too-heavy"


def test_the_child_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CEN_KEY_FILES", "1:secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")

    assert set(images._environment()) <= {  # noqa: SLF001 -- what the child may know
        "LD_LIBRARY_PATH",
        "PYTHONPATH",
        "PYTHONDONTWRITEBYTECODE",
    }
