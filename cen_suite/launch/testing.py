"""The tests: catalogues compiled, a private database unless one is named, all cores."""

import signal
import subprocess
import sys

import psycopg

from cen_suite.embedded.postgres import EmbeddedPostgres
from cen_suite.launch import catalogues
from cen_suite.launch.surroundings import ROOT

SETTINGS = "tests.settings"
"""Named to pytest itself: whoever imports the suite has a variable that names the other ones."""
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


def run(words: list[str]) -> int:
    """Run pytest with these words; without journeys and on all cores unless told otherwise."""
    catalogues.compile_all()
    command = [sys.executable, "-m", "pytest", f"--ds={SETTINGS}", *_habits(words), *words]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # pytest itself answers to Ctrl-C
    try:
        return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
    finally:
        stop()


def stop() -> None:
    """End the private test server, unless another run is using it."""
    server = _server()
    if not server.cluster.exists() or not server.answers():
        return
    with psycopg.connect(server.url("postgres")) as admin:
        row = admin.execute(OTHERS).fetchone()
    if row == (0,):
        server.stop()


def _habits(words: list[str]) -> list[str]:
    habits: list[str] = []
    if not any(word in {"-m", "--markers"} for word in words):
        habits += ["-m", "not journey"]
    if not any(word.startswith(("-n", "-p", "--pdb", "--trace")) for word in words):
        habits += ["-n", "auto"]
    return habits


def _server() -> EmbeddedPostgres:
    return EmbeddedPostgres(ROOT / ".data" / "test-postgres", for_tests=True)
