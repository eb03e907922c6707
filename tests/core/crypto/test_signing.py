"""A signature vouches for one message, one purpose and one key."""

import pytest

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import BadSignature
from cen_suite.core.crypto.signing import public_keys, sign, verify

KEYS = keyring.new_keys("trail")
PUBLIC = public_keys(KEYS)


def test_a_true_signature_passes() -> None:
    verify(
        PUBLIC, b"head of the trail", sign(KEYS, b"head of the trail", context=b"t"), context=b"t"
    )


def test_another_message_purpose_or_key_is_refused() -> None:
    signature = sign(KEYS, b"head", context=b"trail")

    for public, message, context in (
        (PUBLIC, b"other", b"trail"),
        (PUBLIC, b"head", b"package"),
        (public_keys(keyring.new_keys("trail")), b"head", b"trail"),
        ({}, b"head", b"trail"),
    ):
        with pytest.raises(BadSignature):
            verify(public, message, signature, context=context)


@pytest.mark.parametrize("signature", [b"", b"x" * 68, b"x" * 69])
def test_junk_is_refused(signature: bytes) -> None:
    with pytest.raises(BadSignature):
        verify({int.from_bytes(b"xxxx"): b"1" * 32, **PUBLIC}, b"m", signature, context=b"c")


def test_signatures_outlive_a_rotation() -> None:
    signature = sign(KEYS, b"m", context=b"c")
    rotated = keyring.rotate(KEYS)

    verify(public_keys(rotated), b"m", signature, context=b"c")
    verify(public_keys(rotated), b"m", sign(rotated, b"m", context=b"c"), context=b"c")
