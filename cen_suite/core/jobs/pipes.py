"""Words between a worker and its helpers: one after the other, each in one piece.

A word goes through in few steps of the system, because a thread that comes back from such a step
has to wait until the busy thread beside it lets go of the interpreter.
"""

import fcntl
import pickle
from contextlib import suppress
from io import FileIO
from typing import Any, Final

LENGTH: Final = 8
ROOM: Final = 1 << 20
"""Bytes a pipe holds, as far as the system allows it: one portion waits in it for the next."""


def widen(pipe: FileIO) -> None:
    """Make room in a pipe, where the system knows how to."""
    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)


def say(pipe: FileIO, word: object) -> None:
    """Send a word; raises OSError when nobody listens any more."""
    body = pickle.dumps(word, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(body).to_bytes(LENGTH, "little") + body)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]


def hear(pipe: FileIO) -> Any:
    """Wait for a word of our own process on the other side; raises EOFError at the end."""
    size = int.from_bytes(_exactly(pipe, LENGTH), "little")
    return pickle.loads(_exactly(pipe, size))  # noqa: S301 -- our own process


def _exactly(pipe: FileIO, size: int) -> bytearray:
    got = bytearray(size)
    rest = memoryview(got)
    while rest:
        count = pipe.readinto(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return got
