"""Seal long content piece by piece: the STREAM construction with a last-piece flag.

``CSF1 | algorithm u8 | key version u32 | piece size u32 | salt 32 | pieces``; each piece carries
its tag. The piece key is derived from the named key, the salt and the context; the nonce is
``7 zero bytes | counter u32 | last flag u8``. Cut, reordered, repeated or spliced pieces do not
open, and a reader checks the last piece before it gives out the first byte.
"""

import io
import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from typing_extensions import Buffer, override

from cen_suite.core.crypto.errors import Damaged
from cen_suite.core.crypto.keyring import Key, KeySet
from cen_suite.core.crypto.seal import AES_256_GCM, derive

PIECE_BYTES = 1 << 20
SMALLEST_PIECE = 1 << 10
LARGEST_PIECE = 1 << 24
TAG_BYTES = 16
MAGIC = b"CSF1"
_HEADER = struct.Struct(">4sBII32s")


class _Pieces:
    """The cipher of one file: piece number and last flag to ciphertext and back."""

    def __init__(self, key: Key, header: bytes, context: bytes) -> None:
        salt = header[-32:]
        self._cipher = AESGCM(derive(key, purpose=b"cen-suite/file/1" + context, salt=salt))
        self._bound_to = header + context

    def seal(self, plain: bytes, number: int, *, last: bool) -> bytes:
        return self._cipher.encrypt(_nonce(number, last=last), plain, self._bound_to)

    def open(self, sealed: bytes, number: int, *, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(number, last=last), sealed, self._bound_to)
        except InvalidTag as error:
            raise Damaged(f"Piece {number} of the sealed file does not open.") from error


class Sealer:
    """Seal content as it arrives: ``update`` and ``finish`` give the bytes to keep."""

    def __init__(self, keys: KeySet, *, context: bytes, piece_bytes: int = PIECE_BYTES) -> None:
        key = keys.current
        header = _HEADER.pack(MAGIC, AES_256_GCM, key.version, piece_bytes, os.urandom(32))
        self._pieces = _Pieces(key, header, context)
        self._piece_bytes = piece_bytes
        self._waiting = bytearray()
        self._ready = bytearray(header)
        self._number = 0

    def update(self, plain: bytes) -> bytes:
        """Take more content; the last piece is held back until ``finish``."""
        self._waiting += plain
        while len(self._waiting) > self._piece_bytes:
            self._seal_piece(last=False)
        return self._take()

    def finish(self) -> bytes:
        """Seal what is left, marked as the end."""
        self._seal_piece(last=True)
        return self._take()

    def _seal_piece(self, *, last: bool) -> None:
        plain = bytes(self._waiting[: self._piece_bytes])
        del self._waiting[: self._piece_bytes]
        self._ready += self._pieces.seal(plain, self._number, last=last)
        self._number += 1

    def _take(self) -> bytes:
        ready = bytes(self._ready)
        self._ready.clear()
        return ready


def seal_all(keys: KeySet, content: Iterable[bytes], *, context: bytes) -> Iterator[bytes]:
    """Seal content given in parts; yields what to write."""
    sealer = Sealer(keys, context=context)
    for part in content:
        if sealed := sealer.update(part):
            yield sealed
    yield sealer.finish()


class OpenedFile(io.RawIOBase):
    """A sealed file read as if it were plain, from any position; plaintext stays in memory."""

    def __init__(self, keys: KeySet, sealed: BinaryIO, *, context: bytes) -> None:
        super().__init__()
        self._sealed = sealed
        header = sealed.read(_HEADER.size)
        version, self._piece_bytes = _read_header(header)
        self._pieces = _Pieces(keys.find(version), header, context)
        self._count, self.size = self._measure(sealed.seek(0, os.SEEK_END) - _HEADER.size)
        self._position = 0
        self._held: tuple[int, bytes] = (-1, b"")
        self._piece(self._count - 1)  # a file cut short is refused before its first byte is read

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._position

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("A file has no place before its beginning.")
        self._position = start + offset
        return self._position

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        target = memoryview(buffer)
        if self._position >= self.size:
            return 0
        number, offset = divmod(self._position, self._piece_bytes)
        part = self._piece(number)[offset : offset + len(target)]
        target[: len(part)] = part
        self._position += len(part)
        return len(part)

    @override
    def close(self) -> None:
        if not self.closed:
            self._sealed.close()
            self._held = (-1, b"")
        super().close()

    def _measure(self, sealed_bytes: int) -> tuple[int, int]:
        """Count the pieces and the plain bytes behind a sealed length."""
        sealed_piece = self._piece_bytes + TAG_BYTES
        count = max(1, -(-sealed_bytes // sealed_piece))
        plain = sealed_bytes - count * TAG_BYTES
        if plain < (count - 1) * self._piece_bytes:
            raise Damaged("The sealed file is cut short.")
        return count, plain

    def _piece(self, number: int) -> bytes:
        if self._held[0] != number:
            sealed_piece = self._piece_bytes + TAG_BYTES
            self._sealed.seek(_HEADER.size + number * sealed_piece)
            sealed = self._sealed.read(sealed_piece)
            last = number == self._count - 1
            self._held = (number, self._pieces.open(sealed, number, last=last))
        return self._held[1]


def open_file(keys: KeySet, sealed: BinaryIO, *, context: bytes) -> io.BufferedReader:
    """Open a sealed file for reading; closing the result closes the sealed file."""
    return io.BufferedReader(OpenedFile(keys, sealed, context=context), 1 << 16)


def _read_header(header: bytes) -> tuple[int, int]:
    if len(header) < _HEADER.size:
        raise Damaged("The sealed file is too short.")
    magic, algorithm, version, piece_bytes, _salt = _HEADER.unpack(header)
    known = magic == MAGIC and algorithm == AES_256_GCM
    if not known or not SMALLEST_PIECE <= piece_bytes <= LARGEST_PIECE:
        raise Damaged("This is not a sealed file.")
    return int(version), int(piece_bytes)


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes(7) + struct.pack(">IB", number, last)
