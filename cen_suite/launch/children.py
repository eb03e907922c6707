"""Programs that run side by side until one ends or we are told to stop."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Self

GRACE_SECONDS = 12.0


class Stopped(Exception):
    """The run cannot go on; says why."""


@dataclass(frozen=True, slots=True)
class Child:
    """One program and what to call it."""

    name: str
    popen: subprocess.Popen[bytes]


@dataclass(slots=True)
class Children:
    """All programs of one run; leaving the block ends every one of them.

    Whoever keeps count of them is told their numbers whenever one begins or is done.
    """

    note: Callable[[list[int]], None]
    running: list[Child] = field(default_factory=list)
    told_to_stop: bool = False

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)
        return self

    def __exit__(self, *_fault: object) -> None:
        for child in self.running:
            child.popen.terminate()
        end = time.monotonic() + GRACE_SECONDS
        for child in self.running:
            try:
                child.popen.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.popen.kill()
                child.popen.wait()

    def start(self, name: str, words: Sequence[str], environ: Mapping[str, str]) -> Child:
        """Start a Python program in a session of its own, so that Ctrl-C reaches only us."""
        popen = subprocess.Popen(  # noqa: S603 -- our own modules, no shell
            [sys.executable, "-m", *words],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.running.append(child := Child(name, popen))
        self.note(self._pids())
        return child

    def finish(self, name: str, words: Sequence[str], environ: Mapping[str, str]) -> None:
        """Run a program to its end; stop the run if it fails or we are told to stop."""
        child = self.start(name, words, environ)
        while (code := child.popen.poll()) is None:
            self.heed()
            time.sleep(0.05)
        self.running.remove(child)
        self.note(self._pids())
        if code:
            raise Stopped(f"The {name} failed, see above (exit code {code}).")

    def heed(self) -> None:
        """Stop a run that is told to stop before everything is there."""
        if self.told_to_stop:
            raise Stopped("Ended before the suite had started.")

    def check(self) -> None:
        """Stop the run if one of the programs has ended by itself."""
        for child in self.running:
            if (code := child.popen.poll()) is not None:
                raise Stopped(f"The {child.name} ended by itself (exit code {code}).")

    def watch(self) -> None:
        """Wait until we are told to stop."""
        while not self.told_to_stop:
            self.check()
            time.sleep(0.2)

    def _pids(self) -> list[int]:
        return [child.popen.pid for child in self.running]

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.told_to_stop = True
