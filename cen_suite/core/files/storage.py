"""Where sealed files lie: a folder of this installation, or what ``STORAGES["files"]`` names."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible
from typing_extensions import Buffer, override

ALIAS = "files"


def vault() -> Storage:
    """Give the store of sealed files."""
    if ALIAS in settings.STORAGES:
        return storages[ALIAS]
    return DurableStorage(location=Path(settings.DATA_DIR) / "files", base_url=None)


@deconstructible(path="cen_suite.core.files.storage.DurableStorage")
class DurableStorage(FileSystemStorage):
    """A folder in which a file is there whole and on the disk, or not at all."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        """Write to a draft beside the place, and give it its name once it is whole."""
        target = Path(self.path(name))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(target)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        return name


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last through a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class PartsReader(RawIOBase):
    """Content that comes in parts, as the file object a storage wants."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        super().__init__()
        self._parts: Iterator[bytes] = iter(parts)
        self._left = b""
        self._position = 0

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
        """Stay where it is; storages go to the beginning before they start."""
        if (offset, whence) != (self._position, os.SEEK_SET):
            raise OSError("Content that comes in parts is read once, from its beginning.")
        return self._position

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        target = memoryview(buffer)
        while not self._left:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._left = part
        taken = self._left[: len(target)]
        self._left = self._left[len(taken) :]
        target[: len(taken)] = taken
        self._position += len(taken)
        return len(taken)
