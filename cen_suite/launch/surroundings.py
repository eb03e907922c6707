"""What the programs of the demo find around them: variables, folders, servers."""

import fcntl
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from cen_suite.launch.servers import Servers

ROOT = Path(__file__).resolve().parent.parent.parent
JOB_PATIENCE_SECONDS = "300"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The variables for child processes, and the servers that stand behind them."""

    home: Path
    environ: dict[str, str]
    servers: Servers

    @classmethod
    def of_demo(cls) -> "Surroundings":
        """Gather them for the demo: what is set outside counts, the rest is made here."""
        home = Path(os.environ.get("DATA_DIR") or ROOT / ".data").absolute()
        home.mkdir(parents=True, exist_ok=True)
        servers = Servers.missing_from(os.environ, home)
        environ = {
            "MODE": "demo",
            "DJANGO_SETTINGS_MODULE": "cen_suite.settings",
            "PYTHONPATH": str(ROOT),
            **_kept_secrets(home / "secrets.env"),
            **{name: value for name, value in os.environ.items() if value.strip()},
            **servers.addresses,
            "DATA_DIR": str(home),
        }
        return cls(home, environ, servers)

    @property
    def secret_key(self) -> str:
        """Give the key of this installation as its settings read it."""
        return self.environ["SECRET_KEY"].strip()

    def with_variables(self, **variables: str) -> dict[str, str]:
        """Give the variables with some more."""
        return {**self.environ, **variables}


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _kept_secrets(file: Path) -> dict[str, str]:
    """Read the secrets of this demo, made once and readable by this account alone."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)  # a start at the same moment waits until they are made
        found = dict(line.split("=", 1) for line in kept.read().splitlines() if "=" in line)
        if "SECRET_KEY" not in found:
            found["SECRET_KEY"] = secrets.token_urlsafe(48)
            kept.write(f"SECRET_KEY={found['SECRET_KEY']}\n")
    return found
