"""Hear that the server is told to stop.

Uvicorn waits for open answers before it ends, and a stream is an answer that never ends by
itself; it offers no other way to know than the signal it catches.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

Close = Callable[[], None]


def when_told_to_stop(close: Close) -> None:
    """Call `close` at SIGTERM or SIGINT, beside whoever listens already; it must not wait."""
    _closers.append(close)
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            _chain(number)


def never_mind(close: Close) -> None:
    """Call it no more; one that is not known is no fault."""
    if close in _closers:
        _closers.remove(close)


def _chain(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    if before is _chained.get(number) or not callable(before):
        return  # done already, or nobody listens and the process ends at once

    def note(caught: int, frame: FrameType | None) -> None:
        for close in tuple(_closers):
            close()
        before(caught, frame)

    _chained[number] = note
    signal.signal(number, note)


_closers: list[Close] = []
_chained: dict[signal.Signals, Any] = {}
