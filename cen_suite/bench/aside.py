"""Work in a process of its own, so that its memory can be told from that of the bench."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import Any

from cen_suite.bench.ratio import Took

KILOBYTES = 1024
LOOK_SECONDS = 0.2


def aside(work: Callable[..., Any], *words: Any) -> Any:
    """Call a function of a module in a new process; words and answer are plain JSON."""
    code = f"from {__name__} import answer; answer({work.__module__!r}, {work.__name__!r})"
    done = subprocess.run(  # noqa: S603 -- ourselves
        [sys.executable, "-c", code],
        input=json.dumps(words),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def answer(module: str, name: str) -> None:
    """Do the work in the new process and write the answer as the last line."""
    import django  # noqa: PLC0415 -- the settings of this process are read by its setup

    django.setup()
    found = getattr(import_module(module), name)(*json.load(sys.stdin))
    sys.stdout.write(f"\n{json.dumps(found)}\n")


def peak_megabytes() -> float:
    """Say how much memory this process held at most.

    Linux carries the mark of `getrusage` over from the process that started this one; the mark
    in /proc is our own.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / KILOBYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES


@contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Watch the memory of this process and of all it starts; ask what they held together at most.

    Only this process has an exact mark; the sum is looked at five times a second.
    """
    most, ended = [0.0], Event()

    def look() -> None:
        while not ended.wait(LOOK_SECONDS):
            most[0] = max(most[0], sum(map(resident_megabytes, _family("self"))))

    watch = Thread(target=look, daemon=True)
    watch.start()
    try:
        yield lambda: max(most[0], peak_megabytes())
    finally:
        ended.set()
        watch.join()


def _family(pid: str) -> list[str]:
    """List a process and those it has started, and they."""
    with suppress(OSError):
        children = [
            child
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
        return [pid, *(each for child in children for each in _family(child))]
    return []


def resident_megabytes(pid: str) -> float:
    """Say how much memory a process holds now."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / KILOBYTES
    return 0.0


def took(pair: list[float]) -> Took:
    """Read a time back from JSON."""
    return Took(*pair)
