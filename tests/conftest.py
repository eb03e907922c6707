"""What every test stands on: a database of its own, entered through the login of the app."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection
from django.utils import translation
from psycopg import Connection

from cen_suite.core.db import logins, preparing, roles
from cen_suite.core.db.preparing import Doors
from tests import database
from tests.settings import CLUSTER, OWN_CLUSTER

DATABASE_FIXTURES = {"db", "transactional_db", "server", "django_db_setup"}
LASTING_APPS = ("codelists", "contenttypes", "auth")
"""Apps whose rows come with the template and outlive a test that empties tables."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a database, so that a lane on another server runs just that."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def speak_for_yourself() -> Iterator[None]:
    """Forget the language in which the last request of a test left its thread."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def doors() -> Doors:
    """The three addresses of the server the tests run on."""
    return logins.doors()


@pytest.fixture(scope="session")
def server(doors: Doors) -> Iterator[Connection]:
    """The administrator's connection: makes and drops databases, never runs a test."""
    if OWN_CLUSTER:
        CLUSTER.start()
    with preparing.connect(preparing.elsewhere(doors.admin)) as admin:
        preparing.refuse_weak_server(admin)
        roles.prepare_roles(admin, doors.passwords)
        yield admin


@pytest.fixture(scope="session")
def django_db_setup(
    server: Connection, doors: Doors, worker_id: str, django_db_blocker: Any
) -> Iterator[None]:
    """Copy the migrated template for this worker and enter the copy as cen_app."""
    with django_db_blocker.unblock():
        template = database.ensure_template(server, lambda name: _fill(doors, name))
        name = database.run_name(worker_id)
        preparing.make_database(server, name, template)
        _enter(name)
        _empty_tables_as_administrator({**doors.admin, "dbname": name})
        yield
        connection.close()
        database.drop(server, name)


def _fill(doors: Doors, name: str) -> None:
    """Migrate a fresh database as cen_migrate and load the code lists as cen_app."""
    database.prepare_content(doors.admin, name)
    _enter(name)
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    if "load_codelists" in get_commands():
        call_command("load_codelists", verbosity=0)
    connection.close()


def _enter(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _empty_tables_as_administrator(door: preparing.Conninfo) -> None:
    """Let tests with real transactions empty tables afterwards, which cen_app may not."""

    def empty(statements: Iterable[str]) -> None:
        connection.close()
        with preparing.connect(door) as admin, admin.transaction():
            admin.execute("SET LOCAL session_replication_role = replica")
            for statement in statements:
                admin.execute(statement.encode())

    def tables(*args: Any, **kwargs: Any) -> list[str]:
        return [name for name in all_tables(*args, **kwargs) if not name.startswith(lasting)]

    lasting = (*(f"{app}_" for app in LASTING_APPS), "django_content_type")
    all_tables = connection.introspection.django_table_names
    setattr(connection.introspection, "django_table_names", tables)  # noqa: B010 -- a method
    setattr(connection.ops, "execute_sql_flush", empty)  # noqa: B010 -- a method
