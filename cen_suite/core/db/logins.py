"""Change the login of Django's connection for a while; migrations do, pages never."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from cen_suite.core.db import roles
from cen_suite.core.db.preparing import Doors, NotPrepared

ROW_SECURITY_OFF = (
    " -c row_security=off -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
)
"""A migration that silently skipped rows under row-level security would be worse than none."""


def doors() -> Doors:
    """Give all three addresses, or say that this installation was given no administrator's."""
    logins = settings.DATABASE_LOGINS
    if logins.admin is None:
        raise NotPrepared(
            f"DATABASE_URL signs in as {roles.APP}, which may not make roles and databases. Give"
            " an administrator's address once, or let one run what"
            " `manage.py prepare_database --print` shows."
        )
    return Doors(admin=logins.admin, migrate=logins.migrate, app=logins.app)


@contextmanager
def migrating() -> Iterator[None]:
    """Sign in as cen_migrate for a while, and hand what was made to cen_owner at the end."""
    with _signed_in(settings.DATABASE_LOGINS.migrate, ROW_SECURITY_OFF):
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"REASSIGN OWNED BY {roles.MIGRATE} TO {roles.OWNER}")


@contextmanager
def _signed_in(login: Mapping[str, str], options: str) -> Iterator[None]:
    before = connection.settings_dict
    connection.close()
    connection.settings_dict = {
        **before,
        "USER": login["user"],
        "PASSWORD": login.get("password", ""),
        "OPTIONS": {**before["OPTIONS"], "options": before["OPTIONS"]["options"] + options},
    }
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before
