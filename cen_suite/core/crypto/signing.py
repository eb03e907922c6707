"""Detached Ed25519 signatures: who vouches for these bytes, checkable without any secret.

A signature is ``key version u32 | 64 bytes``. The context names what is signed, so that a
signature made for one purpose is worth nothing for another.
"""

import struct
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cen_suite.core.crypto.errors import BadSignature
from cen_suite.core.crypto.keyring import Key, KeySet
from cen_suite.core.crypto.seal import context_of, derive

SIGNATURE_BYTES = 68
_VERSION = struct.Struct(">I")


def sign(keys: KeySet, message: bytes, *, context: bytes) -> bytes:
    """Sign a message with the newest version of a key."""
    key = keys.current
    return _VERSION.pack(key.version) + _private(key).sign(context_of(context, message))


def public_keys(keys: KeySet) -> Mapping[int, bytes]:
    """Give the public half of every version, to publish and to verify with."""
    return {key.version: _private(key).public_key().public_bytes_raw() for key in keys.versions}


def verify(
    public: Mapping[int, bytes], message: bytes, signature: bytes, *, context: bytes
) -> None:
    """Accept a signature silently, or raise ``BadSignature``."""
    if len(signature) != SIGNATURE_BYTES:
        raise BadSignature("The signature has the wrong length.")
    version = _VERSION.unpack_from(signature)[0]
    if version not in public:
        raise BadSignature(f"No public key of version {version} is known.")
    try:
        Ed25519PublicKey.from_public_bytes(public[version]).verify(
            signature[_VERSION.size :], context_of(context, message)
        )
    except InvalidSignature as error:
        raise BadSignature("The signature does not fit the message.") from error


def _private(key: Key) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derive(key, purpose=b"cen-suite/signature/1"))
