"""Memory of long jobs: what lives on is not looked through again, what is free goes back."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = 200_000
"""New objects between two looks; Python's own 700 come and go with every other case."""


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Keep the garbage collector from looking through all code lists again and again."""
    before = gc.get_threshold()
    set_aside()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def set_aside() -> None:
    """Set aside what lives on anyway, so that a long run over many cases collects only its own."""
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def give_back() -> None:
    """Return free memory to the system, where its C library can (glibc).

    Else a worker that has once read a large workbook keeps 100 MB for the next one.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
