"""Keep Python's garbage collector from looking through all code lists again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = 200_000
"""New objects between two looks; Python's own 700 come and go with every other case."""


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Be quiet for the length of a job."""
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
