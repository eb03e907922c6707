"""Time pieces of work by the clock and by the processors, the database server's share included."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from cen_suite.bench.ratio import Measured, Took

Work = Callable[[], object]
NANOSECONDS = 1e9


class Disagreement(Exception):
    """Two ways gave different answers: their times do not count."""


def clock(work: Work) -> Took:
    """Time one piece of work."""
    wall, cpu = time.perf_counter(), _on_processors()
    work()
    return Took(time.perf_counter() - wall, _on_processors() - cpu)


def in_turns(
    name: str, limit: Work, ours: Work, naive: Work | None, *, runs: int, goal: float | None
) -> Measured:
    """Warm up once, then run limit, naive and ours in turns."""
    works = [work for work in (limit, ours, naive) if work is not None]
    for work in works:
        work()
    rounds = [[clock(work) for work in works] for _round in range(runs)]
    limits, owns, *naives = zip(*rounds, strict=True)
    return Measured(name, limits, owns, naives[0] if naives else (), goal)


def _on_processors() -> float:
    """Add up our own time, that of processes we started and saw end, and the server's."""
    ran = os.times()
    return time.process_time() + ran.children_user + ran.children_system + _of_server()


def _of_server() -> float:
    """Read how long our server process ran; nothing where it cannot be seen."""
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        if (process / "comm").read_text().strip() != "postgres":
            return 0.0
        return int((process / "schedstat").read_text().split()[0]) / NANOSECONDS
    except (OSError, ValueError):
        return 0.0
