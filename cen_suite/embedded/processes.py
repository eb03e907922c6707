"""Look at processes of this machine by their number."""

import subprocess
from pathlib import Path


def command_of(pid: int) -> bytes:
    """Give the command line of a process; empty for one that is gone or a zombie."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b""
    asked = ["/bin/ps", "-o", "args=", "-p", str(pid)]
    return subprocess.run(asked, capture_output=True, check=False).stdout  # noqa: S603
