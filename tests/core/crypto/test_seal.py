"""A sealed value opens only whole, unmoved and with the right key."""

import pytest

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import Damaged, KeyMissing
from cen_suite.core.crypto.seal import context_of, key_version, seal, unseal

KEYS = keyring.new_keys("records")
CONTEXT = context_of("suspect", 17, "name")


def test_what_is_sealed_opens_again() -> None:
    sealed = seal(KEYS, "Иванов".encode(), context=CONTEXT)

    assert "Иванов".encode() not in sealed
    assert unseal(KEYS, sealed, context=CONTEXT).decode() == "Иванов"


def test_the_same_text_never_looks_the_same() -> None:
    assert seal(KEYS, b"x", context=CONTEXT) != seal(KEYS, b"x", context=CONTEXT)


@pytest.mark.parametrize("position", [0, 3, 5, 10, 20, -1])
def test_every_altered_byte_is_found(position: int) -> None:
    sealed = bytearray(seal(KEYS, b"a suspect's name", context=CONTEXT))
    sealed[position] ^= 1

    with pytest.raises((Damaged, KeyMissing)):
        unseal(KEYS, bytes(sealed), context=CONTEXT)


def test_a_value_moved_to_another_row_does_not_open() -> None:
    sealed = seal(KEYS, b"x", context=context_of("suspect", 17, "name"))

    with pytest.raises(Damaged):
        unseal(KEYS, sealed, context=context_of("suspect", 18, "name"))


def test_contexts_that_read_alike_are_different() -> None:
    assert context_of("a", "bc") != context_of("ab", "c")


def test_another_installation_cannot_open() -> None:
    sealed = seal(KEYS, b"x", context=CONTEXT)

    with pytest.raises(Damaged):
        unseal(keyring.new_keys("records"), sealed, context=CONTEXT)


def test_rotation_opens_the_old_and_seals_with_the_new() -> None:
    old = seal(KEYS, b"old", context=CONTEXT)
    rotated = keyring.rotate(KEYS)

    new = seal(rotated, b"new", context=CONTEXT)

    assert (key_version(old), key_version(new)) == (1, 2)
    assert unseal(rotated, old, context=CONTEXT) == b"old"
    with pytest.raises(KeyMissing):
        unseal(KEYS, new, context=CONTEXT)


@pytest.mark.parametrize("junk", [b"", b"CS1", b"not sealed at all, just a longer text here"])
def test_what_was_never_sealed_is_damaged(junk: bytes) -> None:
    with pytest.raises(Damaged):
        unseal(KEYS, junk, context=CONTEXT)
