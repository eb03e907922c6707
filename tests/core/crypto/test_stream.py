"""A sealed file opens whole or not at all."""

import io
import os
import random

import pytest

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import Damaged
from cen_suite.core.crypto.stream import Sealer, open_file, seal_all

KEYS = keyring.new_keys("files")
PIECE = 1024
SEALED_PIECE = PIECE + 16
HEADER = 45


def sealed_file(plain: bytes) -> bytes:
    sealer = Sealer(KEYS, context=b"photo", piece_bytes=PIECE)
    return sealer.update(plain) + sealer.finish()


def opened(sealed: bytes, context: bytes = b"photo") -> bytes:
    with open_file(KEYS, io.BytesIO(sealed), context=context) as file:
        return file.read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_any_length_comes_back(size: int) -> None:
    plain = os.urandom(size)

    assert opened(sealed_file(plain)) == plain


def test_content_in_odd_parts_comes_back() -> None:
    parts = [os.urandom(n) for n in (0, 1, 700_000, 3, 1_500_000)]

    assert opened(b"".join(seal_all(KEYS, parts, context=b"photo"))) == b"".join(parts)


def test_reading_may_jump() -> None:
    plain = os.urandom(10 * PIECE + 5)
    places = random.Random(5)  # noqa: S311 -- places to read, not secrets

    with open_file(KEYS, io.BytesIO(sealed_file(plain)), context=b"photo") as file:
        for _ in range(50):
            start, length = places.randrange(len(plain) + 9), places.randrange(3 * PIECE)
            file.seek(start)
            assert file.read(length) == plain[start : start + length]


@pytest.mark.parametrize("cut", [1, 16, SEALED_PIECE, 2 * SEALED_PIECE, 2 * SEALED_PIECE + 20])
def test_a_file_cut_short_is_refused_before_its_first_byte(cut: int) -> None:
    sealed = sealed_file(os.urandom(4 * PIECE))

    with pytest.raises(Damaged):
        open_file(KEYS, io.BytesIO(sealed[:-cut]), context=b"photo")


def test_pieces_in_another_order_are_refused() -> None:
    sealed = sealed_file(os.urandom(4 * PIECE))
    first, second = HEADER, HEADER + SEALED_PIECE
    swapped = (
        sealed[:first]
        + sealed[second : second + SEALED_PIECE]
        + sealed[first:second]
        + sealed[second + SEALED_PIECE :]
    )

    with pytest.raises(Damaged):
        opened(swapped)


def test_a_piece_repeated_or_added_is_refused() -> None:
    sealed = sealed_file(os.urandom(2 * PIECE))

    with pytest.raises(Damaged):
        opened(sealed[: HEADER + SEALED_PIECE] + sealed[HEADER:])
    with pytest.raises(Damaged):
        opened(sealed + b"more")


def test_pieces_of_two_files_do_not_mix() -> None:
    one, other = sealed_file(b"1" * 2 * PIECE), sealed_file(b"2" * 2 * PIECE)

    with pytest.raises(Damaged):
        opened(one[: HEADER + SEALED_PIECE] + other[HEADER + SEALED_PIECE :])


def test_a_file_sealed_for_another_purpose_is_refused() -> None:
    with pytest.raises(Damaged):
        opened(sealed_file(b"x"), context=b"evidence")


@pytest.mark.parametrize("junk", [b"", b"CSF1", bytes(45), b"x" * 100])
def test_what_was_never_sealed_is_damaged(junk: bytes) -> None:
    with pytest.raises(Damaged):
        opened(junk)


def test_there_is_no_place_before_the_beginning() -> None:
    with (
        open_file(KEYS, io.BytesIO(sealed_file(b"x")), context=b"photo") as file,
        pytest.raises(ValueError, match=r"before|negative"),
    ):
        file.seek(-2)
