"""A private PostgreSQL for the demo, development and the tests.

One folder holds the cluster, its log and its socket; there is no TCP port, so trust
authentication is as narrow as the folder's permissions. A server outlives its starter: the next
start attaches to it. Nothing is ever deleted that a finished `initdb` has made.
"""

import contextlib
import fcntl
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from cen_suite.embedded.account import server_account
from cen_suite.embedded.binaries import PostgresUnavailable, find_postgres, readable_binaries
from cen_suite.embedded.processes import command_of

SUPERUSER = "postgres"
SOCKET_LIMIT = 85  # the socket's own name follows, and a path may have 104 bytes on macOS
FIRST_WITH_LOCALE = 17  # the built-in locale provider
FIRST_WITH_FULL_UNICODE = 18
OUTSIDE_HOME = Path("/var/lib/embedded-pg")
EVERYWHERE = {
    "listen_addresses": "",
    "port": "5432",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
CARELESS = {  # a test cluster may lose everything in a power cut
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}


class EmbeddedPostgres:
    """One private cluster in one folder."""

    def __init__(self, root: Path, *, for_tests: bool = False) -> None:
        self.for_tests = for_tests
        self.account = server_account()
        self.root = root.absolute()
        if self.account.demoted and not self.account.reaches(self.root):
            digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
            self.root = OUTSIDE_HOME / digest
        self.cluster = self.root / "data"
        self.log = self.root / "log"

    @property
    def socket_dir(self) -> Path:
        """Where the server listens; a short path elsewhere when the folder's is too long."""
        folder = self.root / "run"
        if len(os.fsencode(folder)) <= SOCKET_LIMIT:
            return folder
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"epg-{self.account.uid}-{digest}"

    def conninfo(self, database: str) -> Mapping[str, str]:
        """Address a database of this cluster as its administrator."""
        return {"host": str(self.socket_dir), "user": SUPERUSER, "dbname": database}

    def url(self, database: str) -> str:
        """Give the administrator's address for DATABASE_URL."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket_dir}"

    def answers(self) -> bool:
        """Tell whether a server of this cluster accepts connections."""
        with contextlib.suppress(PostgresUnavailable):
            self._run("pg_isready", "-q", "-t", "3", "-h", str(self.socket_dir))
            return True
        return False

    def start(self) -> None:
        """Start the server unless it answers already; make the cluster the first time."""
        with self._lock():
            if (self.cluster / "PG_VERSION").exists():
                self._refuse_other_version()
            else:
                self._create()
            if not self.answers():
                self._boot()

    def stop(self) -> None:
        """End the server cleanly; one that is not there is no fault."""
        with self._lock():
            pid = self._pid()
            if pid is None or not self.answers():
                return
            os.kill(pid, signal.SIGINT)  # a fast shutdown; pg_ctl would refuse to run as root
            if not self._gone_within(30):
                raise PostgresUnavailable(f"PostgreSQL did not stop:\n{self._log_tail()}")

    @property
    def bin(self) -> Path:
        """The folder of programs that the server's account can run."""
        return readable_binaries(find_postgres(), self.account, self.root)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        if self.account.demoted:
            self.account.own(self.root, 0o711)
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _run(self, tool: str, *words: str, timeout: int = 60) -> str:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        ran = subprocess.run(  # noqa: S603 -- the binary of our own wheel, no shell
            [str(self.bin / tool), *words],
            env={**environ, "LC_ALL": "C", "PGUSER": SUPERUSER},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            **self.account.switches,
        )
        if ran.returncode:
            said = f"{ran.stdout}\n{ran.stderr}\n{self._log_tail()}"
            raise PostgresUnavailable(f"{tool} of the embedded PostgreSQL failed:\n{said}")
        return str(ran.stdout)

    def _log_tail(self) -> str:
        with contextlib.suppress(OSError):
            return self.log.read_text(errors="replace")[-2000:]
        return ""

    def _pid(self) -> int | None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int((self.cluster / "postmaster.pid").read_text().splitlines()[0])
        return None

    def _major(self) -> int:
        return int(self._run("postgres", "--version").split()[2].split(".")[0])

    def _refuse_other_version(self) -> None:
        """Leave a cluster of another major version alone: it cannot be read, nor deleted by us."""
        made_by = int((self.cluster / "PG_VERSION").read_text().strip())
        if made_by != (here := self._major()):
            raise PostgresUnavailable(
                f"{self.cluster} was made by PostgreSQL {made_by}, and {here} is installed. Move"
                " the folder away, or start with --reset to give up what is in it."
            )

    def _create(self) -> None:
        major = self._major()
        words = ["-D", str(self.cluster), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"]
        words += ["--lc-collate=C", "--lc-messages=C"]
        words += ["-c", "dynamic_shared_memory_type=mmap"]  # containers may have a tiny /dev/shm
        if self.for_tests:
            words.append("--no-sync")
        if major >= FIRST_WITH_LOCALE:
            locale = "PG_UNICODE_FAST" if major >= FIRST_WITH_FULL_UNICODE else "C.UTF-8"
            words += ["--locale-provider=builtin", f"--builtin-locale={locale}"]
        self.account.own(self.cluster, 0o700)
        for ctype in ("C.UTF-8", "en_US.UTF-8"):  # not every C library knows the first
            with contextlib.suppress(PostgresUnavailable):
                self._run("initdb", *words, f"--lc-ctype={ctype}")
                return
        self._run("initdb", *words, "--lc-ctype=C")

    def _boot(self) -> None:
        self.account.own(self.socket_dir, 0o700)
        self.log.touch()
        if self.account.demoted:
            os.chown(self.log, self.account.uid, self.account.gid)
        options = {**EVERYWHERE, "unix_socket_directories": str(self.socket_dir)}
        options |= CARELESS if self.for_tests else {}
        spoken = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        words = ["-D", str(self.cluster), "-w", "-t", "60", "-l", str(self.log), "-o", spoken]
        self._end_deaf_server()
        deadline = time.monotonic() + 15  # after a kill -9 old children linger for a moment
        while True:
            try:
                self._run("pg_ctl", *words, "start", timeout=90)
            except PostgresUnavailable:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)
            else:
                return

    def _end_deaf_server(self) -> None:
        """Clear the way when a pid file names a process that does not answer.

        A server of this cluster that lost its socket is ended. A number that now belongs to some
        other process, as after a power cut, is forgotten, since PostgreSQL would refuse to start.
        """
        pid = self._pid()
        spoken = command_of(pid) if pid else b""
        if not pid or not spoken:
            return
        if os.fsencode(self.cluster) not in spoken:
            (self.cluster / "postmaster.pid").unlink(missing_ok=True)
            return
        os.kill(pid, signal.SIGINT)
        self._gone_within(10)

    def _gone_within(self, seconds: int) -> bool:
        for _ in range(seconds * 20):
            if not (self.cluster / "postmaster.pid").exists():
                return True
            time.sleep(0.05)
        return False
