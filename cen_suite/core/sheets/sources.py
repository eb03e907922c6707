"""A file given as a path or already open: the same to every reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import BinaryIO

Source = str | PathLike[str] | BinaryIO


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """Open a path, or lend an open file from its beginning without closing it."""
    if isinstance(source, (str, PathLike)):
        with Path(source).open("rb") as file:
            yield file
    else:
        source.seek(0)
        yield source
        source.seek(0)


def name_of(source: Source) -> str:
    """Give the file's name, where it has one."""
    return str(source) if isinstance(source, (str, PathLike)) else ""
