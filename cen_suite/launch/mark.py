"""The mark a running demo leaves: where it answers and which processes belong to it."""

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cen_suite.embedded.processes import command_of
from cen_suite.launch.children import Stopped

OURS = (b"cen_suite", b"run.py", b"set_up")


@dataclass(frozen=True, slots=True)
class Written:
    """What the mark says; nothing when there is none."""

    address: str = ""
    pids: tuple[int, ...] = ()


class Mark:
    """One file under the demo's folder, locked as long as the demo runs."""

    def __init__(self, home: Path) -> None:
        self.file = home / "demo.json"
        self.lock = home / "demo.lock"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Be the only demo of this folder, or say where the other one answers."""
        with self.lock.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                address = self._read().address
                raise Stopped(f"The demo of this folder runs already. {address}".strip()) from None
            try:
                yield
            finally:
                self.file.unlink(missing_ok=True)

    def write(self, address: str, pids: list[int]) -> None:
        """Note the address and the processes, the leading one first."""
        self.file.write_text(json.dumps({"address": address, "pids": [os.getpid(), *pids]}))

    def end_processes(self) -> int:
        """End what the mark names and what is still ours; tell how many there were."""
        named = list(self._read().pids)
        ours = [pid for pid in named if _is_ours(pid)]
        leader_lives = ours[:1] == named[:1]
        for pid in ours[:1] if leader_lives else ours:  # a leader ends the others itself
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + 20
        while any(_is_ours(pid) for pid in ours) and time.monotonic() < end:
            time.sleep(0.1)
        return len(ours)

    def _read(self) -> "Written":
        with contextlib.suppress(OSError, ValueError, TypeError):
            return Written(**json.loads(self.file.read_text()))
        return Written()


def _is_ours(pid: int) -> bool:
    return any(word in command_of(pid) for word in OURS)
