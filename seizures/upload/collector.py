"""Keep Python's garbage collector from looking through all code lists again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Set aside what lives on anyway, so that a long run over many cases collects only its own."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
