"""Work aside: its answer comes back, and its memory is its own."""

import subprocess
import sys
import time

from cen_suite.bench.aside import LOOK_SECONDS, aside, peak_megabytes, resident_megabytes, watched


def heavy_peak(megabytes: int) -> float:
    """Hold some memory and say what was held at most."""
    held = bytearray(megabytes << 20)
    held[::4096] = b"x" * len(held[::4096])
    return peak_megabytes()


def test_the_memory_of_work_aside_is_not_that_of_its_starter() -> None:
    held = bytearray(400 << 20)
    held[::4096] = b"x" * len(held[::4096])

    light, heavy = aside(heavy_peak, 1), aside(heavy_peak, 300)

    assert light < 300 < heavy
    assert peak_megabytes() > 400


def test_watched_memory_counts_what_we_start_and_not_what_has_ended() -> None:
    hold = "import time; held = b'x' * (300 << 20); print('full', flush=True); time.sleep(1)"
    with watched() as peak:
        own = resident_megabytes("self")
        with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE) as child:  # noqa: S603
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(2 * LOOK_SECONDS + 0.1)

    assert peak() > own + 280
    assert peak() < own + 600
