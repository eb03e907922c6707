"""Perceptual fingerprints: two pictures of one thing have few differing bits.

The fingerprint is the sign of the low frequencies of the picture (a discrete cosine transform)
against their median. The 256-bit form is cut into sixteen bands for a GIN index: two pictures
that differ in at most fifteen bits share a band for certain.
"""

import io
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

LONG_BITS = 256
BAND_BITS = 16
LIKELY_SAME = 31
"""At most this many differing bits of 256: probably the same picture."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A picture's fingerprint: 64 bits to look at, 256 to search by."""

    short: int
    long: bytes

    @property
    def bands(self) -> tuple[int, ...]:
        """The bands of the long form, as numbers that name their place."""
        return bands(self.long)


def fingerprint(jpeg: bytes) -> Fingerprint:
    """Take the fingerprint of a cleaned picture; the wall size is enough."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
        grey = image.convert("L")
        short = _low_frequencies(grey, side=8)
        long = _low_frequencies(grey, side=16)
    return Fingerprint(int.from_bytes(short), long)


def bands(long: bytes) -> tuple[int, ...]:
    """Cut a long fingerprint into bands, for an index over arrays of integers."""
    step = BAND_BITS // 8
    return tuple(
        (number << BAND_BITS) | int.from_bytes(long[start : start + step])
        for number, start in enumerate(range(0, len(long), step))
    )


def distance(one: bytes, other: bytes) -> int:
    """Count the differing bits of two fingerprints of one length."""
    if len(one) != len(other):
        raise ValueError("Fingerprints of different lengths have no distance.")
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _low_frequencies(grey: Image.Image, *, side: int) -> bytes:
    size = side * 4
    small = np.asarray(grey.resize((size, size), Image.Resampling.LANCZOS), dtype=np.float64)
    waves = _cosines(size, side)
    strength = (waves @ small @ waves.T).ravel()
    bits = strength > np.median(strength)
    return np.packbits(bits).tobytes()


@cache
def _cosines(size: int, side: int) -> NDArray[np.float64]:
    """Give the first waves but the flat one, which only tells how bright a picture is."""
    places = 2 * np.arange(size)[None, :] + 1
    frequencies = np.arange(1, side + 1)[:, None]
    return np.asarray(np.cos(np.pi * places * frequencies / (2 * size)), dtype=np.float64)
