"""Keep files sealed, each content once; no plaintext reaches the disk."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BufferedReader
from typing import BinaryIO, cast

from django.core.files.base import File
from django.db import transaction

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.seal import context_of
from cen_suite.core.crypto.stream import open_file, seal_all
from cen_suite.core.files.models import StoredFile
from cen_suite.core.files.storage import PartsReader, vault

KEY = "files"
OCTETS = "application/octet-stream"


class _Measured:
    """Content on its way into the store: its digest and size once it has passed."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self._content = content
        self._digest = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self._content:
            self._digest.update(part)
            self.size += len(part)
            yield part

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


def put(content: bytes | Iterable[bytes], *, kind: str, media_type: str = OCTETS) -> StoredFile:
    """Keep a file and give its row; content that is kept already is not written again."""
    if isinstance(content, bytes):
        kept = find(hashlib.sha256(content).hexdigest(), kind=kind)
        if kept is not None:
            return kept
        content = (content,)
    return _write(_Measured(content), kind, media_type)


def find(digest: str, *, kind: str) -> StoredFile | None:
    """Find a file by the SHA-256 of its content."""
    return StoredFile.objects.filter(kind=kind, digest=digest).first()


def open_stored(stored: StoredFile) -> BufferedReader:
    """Open a stored file; it is opened piece by piece while it is read, from any position."""
    sealed = cast("BinaryIO", vault().open(stored.place))
    return open_file(keyring.keys(KEY), sealed, context=_context(stored.place))


def read(stored: StoredFile) -> bytes:
    """Read a stored file whole; for pictures and other small files."""
    with open_stored(stored) as file:
        return file.read()


def chunks(stored: StoredFile, size: int = 1 << 16) -> Iterator[bytes]:
    """Read a stored file in parts, for an answer that streams."""
    with open_stored(stored) as file:
        while part := file.read(size):
            yield part


def delete(stored: StoredFile) -> None:
    """Let go of a file: the row now, the bytes once that is final."""
    place = stored.place
    stored.delete()
    transaction.on_commit(lambda: vault().delete(place))


def sweep(*, older_than: datetime) -> int:
    """Delete bytes whose row never came to be; returns how many files went."""
    store = vault()
    swept = 0
    for place in _places(""):
        is_old = store.get_modified_time(place) < older_than
        if is_old and not StoredFile.objects.filter(place=place).exists():
            store.delete(place)
            swept += 1
    return swept


def _write(content: _Measured, kind: str, media_type: str) -> StoredFile:
    name = uuid.uuid4().hex
    place = f"{name[:2]}/{name[2:4]}/{name}.sealed"
    sealed = seal_all(keyring.keys(KEY), content, context=_context(place))
    store = vault()
    store.save(place, File(cast("BinaryIO", BufferedReader(PartsReader(sealed)))))
    stored, is_new = StoredFile.objects.get_or_create(
        kind=kind,
        digest=content.digest,
        defaults={"place": place, "size": content.size, "media_type": media_type},
    )
    if not is_new:
        store.delete(place)
    return stored


def _context(place: str) -> bytes:
    """Bind the sealed bytes to their name, so that two files cannot be exchanged."""
    return context_of("file", place)


def _places(folder: str) -> Iterator[str]:
    folders, files = vault().listdir(folder)
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from _places(f"{folder}{name}/")
