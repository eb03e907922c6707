"""Databases for test runs: migrated once into a template, copied for every worker.

The template is named after everything that shapes it (migrations, code lists, models), so a run
whose ground did not change starts in a second. Runs never share a database.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg import Connection, errors, sql

from cen_suite.core.db import preparing, roles
from cen_suite.launch.fingerprint import TABLES, fingerprint

ROOT = Path(__file__).parent.parent
PREFIX = "cen_test"
KEPT_TEMPLATES = 8
STALE_SECONDS = 6 * 3600


def template_name() -> str:
    """Name the template after what shapes it."""
    return f"{PREFIX}_template_{fingerprint(ROOT, TABLES)[:16]}"


def run_name(worker: str) -> str:
    """Name the database of one worker of this run; the time tells later runs how old it is."""
    return f"{PREFIX}_run_{int(time.time())}_{os.getpid()}_{worker}"


def ensure_template(admin: Connection, fill: Callable[[str], None]) -> str:
    """Make the template unless it is there; `fill` migrates the database it is given."""
    name = template_name()
    with _alone(admin):
        if not _exists(admin, name):
            draft = f"{name}_draft"
            drop(admin, draft)
            preparing.make_database(admin, draft)
            fill(draft)
            admin.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(draft), sql.Identifier(name)
                )
            )
        _sweep(admin, name)
    return name


def drop(admin: Connection, name: str) -> None:
    """Drop a database with everybody in it, or leave it to a later run if the server is stuck.

    PostgreSQL waits here for every session of the server, those of other runs too.
    """
    admin.execute("SET statement_timeout = '20s'")
    with suppress(errors.QueryCanceled):
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(sql.Identifier(name)))
    admin.execute("RESET statement_timeout")


def prepare_content(admin_door: preparing.Conninfo, name: str) -> None:
    """Give the app its rights in a fresh database."""
    with preparing.connect({**admin_door, "dbname": name}) as inside:
        for statement in roles.content_statements():
            inside.execute(statement)


@contextmanager
def _alone(admin: Connection) -> Iterator[None]:
    admin.execute("SELECT pg_advisory_lock(hashtext('cen test template'))")
    try:
        yield
    finally:
        admin.execute("SELECT pg_advisory_unlock(hashtext('cen test template'))")


def _exists(admin: Connection, name: str) -> bool:
    found = admin.execute("SELECT FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _sweep(admin: Connection, in_use: str) -> None:
    """Drop what dead runs left behind and the oldest templates."""
    rows = admin.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC",
        [PREFIX],
    )
    names = [str(row[0]) for row in rows]
    templates = [name for name in names if "_template_" in name and name != in_use]
    for name in [*templates[KEPT_TEMPLATES:], *filter(_is_stale, names)]:
        with suppress(errors.ObjectInUse):
            drop(admin, name)


def _is_stale(name: str) -> bool:
    made = re.fullmatch(rf"{PREFIX}_run_(\d+)_\d+_\w+", name)
    return made is not None and int(made[1]) < time.time() - STALE_SECONDS
