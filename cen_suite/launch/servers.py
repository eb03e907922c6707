"""The private servers a run needs: none where the environment names servers of its own."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cen_suite.embedded.postgres import EmbeddedPostgres
from cen_suite.embedded.valkey import EmbeddedValkey


@dataclass(frozen=True, slots=True)
class Servers:
    """PostgreSQL and Valkey of our own, each absent if somebody else's is used."""

    postgres: EmbeddedPostgres | None
    valkey: EmbeddedValkey | None

    @classmethod
    def missing_from(cls, environ: Mapping[str, str], home: Path) -> "Servers":
        """Choose those that the environment does not name."""
        return cls(
            postgres=None if environ.get("DATABASE_URL") else EmbeddedPostgres(home / "postgres"),
            valkey=None if environ.get("REDIS_URL") else EmbeddedValkey(home / "valkey"),
        )

    @property
    def addresses(self) -> dict[str, str]:
        """Give the variables that lead to our servers."""
        found = {}
        if self.postgres:
            found["DATABASE_URL"] = self.postgres.url("cen")
        if self.valkey:
            found["REDIS_URL"] = self.valkey.url()
        return found

    @property
    def are_up(self) -> bool:
        """Tell whether all of them answer."""
        return all(server.answers() for server in (self.postgres, self.valkey) if server)

    @property
    def have_begun(self) -> bool:
        """Tell whether the database's folder holds a cluster already."""
        return self.postgres is None or (self.postgres.cluster / "PG_VERSION").exists()

    def start(self) -> None:
        """Start them, or attach to those that run."""
        for server in (self.postgres, self.valkey):
            if server:
                server.start()

    def stop(self) -> None:
        """End them."""
        for server in (self.valkey, self.postgres):
            if server:
                server.stop()

    def forget(self) -> None:
        """End them and give up what they hold."""
        self.stop()
        for server in (self.valkey, self.postgres):
            if server:
                shutil.rmtree(server.root, ignore_errors=True)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have them for a while; those that ran before go on."""
        were_up = self.are_up
        self.start()
        try:
            yield
        finally:
            if not were_up:
                self.stop()
