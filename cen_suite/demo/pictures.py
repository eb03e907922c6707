"""Invented pictures of seized goods: bricks, parcels, cartons, cash; drawn, never taken."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1280, 960)
SOILS = ((70, 66, 60), (96, 92, 84), (52, 58, 66), (120, 110, 96), (84, 78, 70))
PACKS = (
    (196, 160, 96),
    (228, 224, 214),
    (60, 66, 74),
    (172, 60, 48),
    (40, 92, 130),
    (216, 196, 90),
)
LOGOS = ("LION", "CROWN", "TIGER", "777", "STAR", "ROYAL", "FEST", "JIN")


def draw_goods(random: Random) -> bytes:
    """Draw a heap of packs on a floor, with a logo and a measuring stick, as JPEG."""
    image = Image.new("RGB", SIZE, random.choice(SOILS))
    canvas = ImageDraw.Draw(image)
    _grain(random, canvas)
    colour, logo = random.choice(PACKS), random.choice(LOGOS)
    rows, columns = random.randint(2, 4), random.randint(3, 6)
    width, height = 1000 // columns, 640 // rows
    for row in range(rows):
        for column in range(columns):
            left = 140 + column * width + random.randint(-10, 10)
            top = 130 + row * height + random.randint(-8, 8)
            _pack(random, canvas, (left, top, left + width - 16, top + height - 14), colour, logo)
    _stick(canvas)
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=86)
    return out.getvalue()


def _grain(random: Random, canvas: ImageDraw.ImageDraw) -> None:
    for _speck in range(1500):
        x, y = random.randrange(SIZE[0]), random.randrange(SIZE[1])
        shade = random.randint(30, 150)
        canvas.ellipse((x, y, x + 3, y + 3), fill=(shade, shade, shade))


def _pack(
    random: Random,
    canvas: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    colour: tuple[int, int, int],
    logo: str,
) -> None:
    left, top, right, bottom = box
    tone = tuple(max(0, min(255, part + random.randint(-18, 18))) for part in colour)
    canvas.rounded_rectangle((left + 8, top + 8, right + 8, bottom + 8), 8, fill=(30, 28, 26))
    canvas.rounded_rectangle(box, 8, fill=tone, outline=(40, 38, 34), width=2)
    canvas.line(
        (left, (top + bottom) // 2, right, (top + bottom) // 2), fill=(90, 84, 70), width=6
    )
    canvas.text(
        ((left + right) // 2, (top + bottom) // 2 - 34), logo, fill=(30, 26, 22), anchor="mm"
    )


def _stick(canvas: ImageDraw.ImageDraw) -> None:
    for part in range(20):
        shade = (240, 240, 236) if part % 2 else (20, 20, 20)
        canvas.rectangle((140 + part * 50, 880, 190 + part * 50, 904), fill=shade)
