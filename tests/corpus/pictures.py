"""Pictures as they should be, and as somebody who means harm would send them."""

import io
import random
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

PNG_START = b"\x89PNG\r\n\x1a\n"


def scene(width: int = 320, height: int = 240, *, seed: int = 1) -> Image.Image:
    """A picture with something on it, the same for the same seed."""
    places = random.Random(seed)  # noqa: S311 -- colours, not secrets
    spots = Image.frombytes("RGB", (16, 12), places.randbytes(16 * 12 * 3))
    return spots.resize((width, height), Image.Resampling.BICUBIC)


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def png_chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def png_flood(width: int, height: int) -> bytes:
    """A tiny file that claims a gigantic picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return (
        PNG_START
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def png_that_unpacks_further_than_its_header() -> bytes:
    """A small header over a stream of pixels without end."""
    header = struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 50_000_000)
    return (
        PNG_START
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def animated(kind: str) -> bytes:
    frames = [scene(seed=seed) for seed in range(3)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:])


def apng_bomb() -> bytes:
    """An animated PNG that claims a million frames."""
    plain = written(scene(), "PNG")
    control = png_chunk(b"acTL", struct.pack(">II", 1_000_000, 0))
    after_header = len(PNG_START) + 25
    return plain[:after_header] + control + plain[after_header:]


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("run-me.txt", "hidden")
    return target.getvalue()


def with_place_and_names() -> bytes:
    """A photo that tells where it was taken, by whom, with what, and carries a preview."""
    image = scene()
    exif = Image.Exif()
    exif[0x010E] = "CANARY-DESCRIPTION"
    exif[0x013B] = "CANARY-ARTIST"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    exif.get_ifd(0x8769)[0x927C] = b"CANARY-MAKER-NOTE"
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>CANARY-XMP</rdf></x:xmpmeta>'
    return written(
        image,
        "JPEG",
        exif=exif,
        xmp=packet,
        comment=b"CANARY-COMMENT",
        icc_profile=b"CANARY-ICC" * 20,
    )


def png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "CANARY-PNG-AUTHOR")
    words.add_itxt("XML:com.adobe.xmp", "CANARY-PNG-XMP")
    return written(scene(), "PNG", pnginfo=words)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(64)
