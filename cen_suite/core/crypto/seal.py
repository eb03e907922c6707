"""Seal and open bytes: AES-256-GCM under a named key, bound to a context.

A sealed value is ``CS1 | algorithm u8 | key version u32 | nonce 12 | ciphertext and tag``. The
context (what the value is, of which record, in which field) is authenticated but not stored, so a
sealed value moved to another row or field does not open.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cen_suite.core.crypto.errors import Damaged
from cen_suite.core.crypto.keyring import KEY_BYTES, Key, KeySet, Secret

MAGIC = b"CS1"
AES_256_GCM = 1
_HEADER = struct.Struct(">3sBI12s")
_TAG_BYTES = 16


def context_of(*parts: str | bytes | int) -> bytes:
    """Join the parts of a context so that no two different lists give the same bytes."""
    joined = b""
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode()
        joined += struct.pack(">I", len(raw)) + raw
    return joined


def seal(keys: KeySet, plaintext: bytes, *, context: bytes) -> bytes:
    """Seal bytes under the newest version of a key."""
    key = keys.current
    nonce = os.urandom(12)
    header = _HEADER.pack(MAGIC, AES_256_GCM, key.version, nonce)
    return header + _cipher(key).encrypt(nonce, plaintext, header + context)


def unseal(keys: KeySet, sealed: bytes, *, context: bytes) -> bytes:
    """Open sealed bytes, or say that they are damaged."""
    header, nonce = sealed[: _HEADER.size], sealed[_HEADER.size - 12 : _HEADER.size]
    try:
        return _cipher(keys.find(key_version(sealed))).decrypt(
            nonce, sealed[_HEADER.size :], header + context
        )
    except InvalidTag as error:
        raise Damaged("The sealed value does not open.") from error


def key_version(sealed: bytes) -> int:
    """Read which version of the key sealed a value, to find what wants re-sealing."""
    if len(sealed) < _HEADER.size + _TAG_BYTES:
        raise Damaged("The sealed value is too short.")
    magic, algorithm, version, _nonce = _HEADER.unpack_from(sealed)
    if magic != MAGIC or algorithm != AES_256_GCM:
        raise Damaged("This is not a sealed value.")
    return int(version)


def derive(key: Key, *, purpose: bytes, salt: bytes | None = None) -> Secret:
    """Derive a key for one purpose, so that no two purposes share one."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=purpose)
    return Secret(kdf.derive(key.secret))


def _cipher(key: Key) -> AESGCM:
    return AESGCM(derive(key, purpose=b"cen-suite/value/1"))
