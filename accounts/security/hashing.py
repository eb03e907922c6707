"""As many password hashes at once as there are processors; the others wait, briefly."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

WAIT_SECONDS: Final = 2.0

_places = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))


class Busy(Exception):
    """No place became free in time; nothing was counted."""


@contextmanager
def hashing_place(wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold one of the places in which a password may be hashed."""
    if not _places.acquire(timeout=wait):
        raise Busy
    try:
        yield
    finally:
        _places.release()
