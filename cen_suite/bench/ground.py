"""What the bench works on: a database of its own, dropped afterwards, or the one at hand."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import forget
from cen_suite.core.db import preparing
from cen_suite.core.db.logins import doors
from cen_suite.core.db.preparing import Conninfo, Doors

Say = Callable[[str], object]
READER = Actor(0, "bench", 0, "", "", frozenset())
"""Somebody who sees what everybody sees."""


@dataclass(frozen=True, slots=True)
class Ground:
    """How the jobs are to work, and how many cases they find."""

    runs: int
    seed: int
    cases: int
    is_own: bool
    workbook: int
    say: Say


@contextmanager
def own_database(cases: int, seed: int) -> Iterator[None]:
    """Make a database, fill it with generated cases, and drop it in the end."""
    mine = _renamed(doors(), f"cen_bench_{os.getpid()}")
    preparing.prepare(mine)
    before = {name: os.environ.get(name) for name in ("DATABASE_URL", "DATABASE_MIGRATE_URL")}
    try:
        _enter(mine)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_codelists", verbosity=0, stdout=StringIO())
        forget()
        call_command("generate_cases", cases, seed=seed, stdout=StringIO())
        yield
    finally:
        _leave(before)
        _drop(mine)


def _renamed(found: Doors, name: str) -> Doors:
    """Lead the same doors to another database."""
    return Doors(
        admin={**found.admin, "dbname": name},
        migrate={**found.migrate, "dbname": name},
        app={**found.app, "dbname": name},
    )


def _enter(mine: Doors) -> None:
    """Turn this process and those it starts to the new database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = mine.app["dbname"]
    os.environ["DATABASE_URL"] = address(mine.app)
    os.environ["DATABASE_MIGRATE_URL"] = address(mine.migrate)


def _leave(before: dict[str, str | None]) -> None:
    connection.close()
    name = settings.DATABASE_LOGINS.app["dbname"]
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    for variable, value in before.items():
        os.environ.pop(variable, None)
        if value is not None:
            os.environ[variable] = value


def _drop(mine: Doors) -> None:
    with preparing.connect(preparing.elsewhere(mine.admin)) as admin:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        admin.execute(drop.format(sql.Identifier(mine.admin["dbname"])))


def address(conninfo: Conninfo) -> str:
    """Write an address of the database as a URL."""
    return f"postgresql:///?{urlencode(conninfo, quote_via=quote)}"
