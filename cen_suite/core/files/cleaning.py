"""The child that decodes a picture and writes it anew; it may die, the site does not.

It reads the picture from standard input, holds itself to a memory and time limit before any
decoder is loaded, and answers with one line of JSON, followed by the pictures it made.
"""

import io
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from cen_suite.core.files.anatomy import examine
from cen_suite.core.files.errors import ImageRefused

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 15
QUALITY = 88
SIDES = (4096, 960, 480)
"""The picture itself, the one for a wall of pictures, and the thumbnail."""


def limit_resources() -> None:
    """Give up the right to much memory, long work, files and children."""
    import resource  # noqa: PLC0415 -- not there on every platform

    for what, limit in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(what, (limit, limit))


def clean_here(raw: bytes) -> tuple[dict[str, object], list[bytes]]:
    """Decode a picture and write it anew in three sizes, without anything but pixels."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 -- after the limits

    anatomy = examine(raw)
    Image.MAX_IMAGE_PIXELS = None  # the header was held to its limit above
    try:
        with Image.open(io.BytesIO(raw), formats=(anatomy.kind,)) as image:
            if (image.width, image.height) != (anatomy.width, anatomy.height):
                raise ImageRefused("damaged")
            image.draft("RGB", (SIDES[0], SIDES[0]))
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            pixels = flat(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ImageRefused("damaged") from error
    return shrink_and_write(pixels)


def flat(image: "Picture") -> "Picture":
    """Give plain colours: sixteen-bit greys scaled, transparency laid on white."""
    from PIL import Image  # noqa: PLC0415 -- after the limits

    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey / 257).convert("L").convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        image.thumbnail((SIDES[0], SIDES[0]), Image.Resampling.LANCZOS)
        layered = image.convert("RGBA")
        paper = Image.new("RGB", layered.size, "white")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    return image.convert("RGB")


def shrink_and_write(pixels: "Picture") -> tuple[dict[str, object], list[bytes]]:
    """Write the picture in its three sizes, each made from the one before."""
    from PIL import Image  # noqa: PLC0415 -- after the limits

    pixels.info.clear()  # profile, comments and place must not ride along
    written: list[bytes] = []
    answer: dict[str, object] = {}
    for side in SIDES:
        pixels.thumbnail((side, side), Image.Resampling.LANCZOS)
        answer.setdefault("width", pixels.width)
        answer.setdefault("height", pixels.height)
        target = io.BytesIO()
        pixels.save(target, "JPEG", quality=QUALITY, optimize=False, progressive=False)
        written.append(target.getvalue())
    return answer | {"sizes": [len(each) for each in written]}, written


def main() -> int:
    """Clean the picture on standard input."""
    limit_resources()
    raw = sys.stdin.buffer.read()
    try:
        answer, pictures = clean_here(raw)
    except ImageRefused as refused:
        answer, pictures = {"refused": refused.code, "params": dict(refused.params)}, []
    except MemoryError:
        answer, pictures = {"refused": "too-heavy", "params": {}}, []
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
