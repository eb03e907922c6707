"""The programs of the demo: the web server first and alone, the others once it answers.

Each of them needs two seconds of one core to set Django up. All at once on a small machine, the
page somebody waits for would come last.
"""

import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from cen_suite.launch.children import Children, Stopped
from cen_suite.launch.surroundings import JOB_PATIENCE_SECONDS, Surroundings

START_SECONDS = 90
SERVE = "uvicorn cen_suite.asgi:application --lifespan off --log-level warning"
GRACE = "--timeout-graceful-shutdown 5"
WORKER = (
    "celery -A cen_suite --quiet worker --pool=threads --concurrency=2 --without-gossip"
    " --without-mingle --loglevel=WARNING"
)
SCHEDULER = "celery -A cen_suite --quiet beat --loglevel=WARNING --pidfile="
NO_WORD_ABOUT_ROOT = "ignore:You're running the worker with superuser"
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 -- recognised, not chosen


@dataclass(frozen=True, slots=True)
class Programs:
    """How each program is called, and where the suite answers."""

    surroundings: Surroundings
    host: str
    port: int

    @property
    def address(self) -> str:
        """Give the address to open: our own machine's name, unless one address was asked for."""
        local = self.host in EVERYWHERE or self.host in {"127.0.0.1", "::1"}
        return f"http://{'localhost' if local else self.host}:{self.port}"

    def start_web(self, children: Children) -> None:
        """Start the web server."""
        words = f"{SERVE} {GRACE} --host {self.host} --port {self.port}"
        children.start("web server", words.split(), self._environ())

    def await_web(self, children: Children) -> None:
        """Wait until the web server answers."""
        end = time.monotonic() + START_SECONDS
        while not _answers(f"{self.address}/health/alive"):
            children.check()
            children.heed()
            if time.monotonic() > end:
                raise Stopped("The web server does not answer.")
            time.sleep(0.05)

    def start_jobs(self, children: Children) -> None:
        """Start what works in the background."""
        environ = {
            **self._environ(),
            "STATEMENT_TIMEOUT": JOB_PATIENCE_SECONDS,
            "PYTHONWARNINGS": NO_WORD_ABOUT_ROOT,
        }
        children.start("worker", WORKER.split(), environ)
        children.start("scheduler", SCHEDULER.split(), environ)

    def _environ(self) -> dict[str, str]:
        hosts = {"localhost", "127.0.0.1", "[::1]", self.host}
        return self.surroundings.with_variables(
            SITE_URL=self.address,
            ALLOWED_HOSTS=self.surroundings.environ.get("ALLOWED_HOSTS", ",".join(sorted(hosts))),
        )


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 -- our own address
            return bool(answer.status == 200)  # noqa: PLR2004 -- the usual word for well
    except (urllib.error.URLError, OSError):
        return False
