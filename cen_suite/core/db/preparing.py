"""Make the roles and the database of an installation, or say who must."""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

from cen_suite.core.db import roles

Conninfo = Mapping[str, str]


class NotPrepared(Exception):
    """The server is not as the suite needs it, and our login may not change that."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The addresses of one database for its administrator, for migrations and for the app."""

    admin: Conninfo
    migrate: Conninfo
    app: Conninfo

    @property
    def passwords(self) -> dict[str, str]:
        """The passwords the two logins shall have; none where the server asks for none."""
        pairs = {roles.MIGRATE: self.migrate, roles.APP: self.app}
        return {name: door["password"] for name, door in pairs.items() if "password" in door}


def prepare(doors: Doors) -> bool:
    """Make the roles and the database; tell whether the database is new."""
    name = doors.admin["dbname"]
    with connect(elsewhere(doors.admin)) as admin:
        refuse_weak_server(admin)
        roles.prepare_roles(admin, doors.passwords)
        is_new = make_database(admin, name)
    with connect(doors.admin) as inside:
        for statement in roles.content_statements():
            inside.execute(statement)
    return is_new


def make_database(admin: Connection, name: str, template: str | None = None) -> bool:
    """Make a database owned by cen_owner, unless it is there; set who may enter it."""
    found = admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
    owner = sql.Identifier(roles.OWNER)
    if found is None:
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), owner, sql.Identifier(template or "template0")
        )
        admin.execute(create + sql.SQL("" if template else " ENCODING 'UTF8'"))
    admin.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(name), owner))
    for statement in roles.access_statements(name):
        admin.execute(statement)
    return found is None


def refuse_weak_server(admin: Connection) -> None:
    """Stop with a clear sentence when the server is too old or the login may too little."""
    if admin.info.server_version < roles.OLDEST:
        raise NotPrepared("The server must be PostgreSQL 15 or newer.")
    row = admin.execute(
        "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles"
        " WHERE rolname = current_user"
    ).fetchone()
    if row is None or not row[0]:
        raise NotPrepared(
            f"{admin.info.user} may not make roles and databases. Let an administrator of the"
            " server run what `manage.py prepare_database --print` shows, then set DATABASE_URL"
            f" to {roles.APP} and DATABASE_MIGRATE_URL to {roles.MIGRATE}."
        )


def script(database: str) -> str:
    """Write down, for psql, what an administrator must run; he adds the passwords."""
    create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
        sql.Identifier(database), sql.Identifier(roles.OWNER)
    )
    statements = [
        *roles.role_statements({}),
        roles.bypass_statement(),
        create,
        *roles.access_statements(database),
        sql.SQL("\\connect {}").format(sql.Identifier(database)),
        *roles.content_statements(),
        sql.SQL("\\password {}").format(sql.Identifier(roles.MIGRATE)),
        sql.SQL("\\password {}").format(sql.Identifier(roles.APP)),
    ]
    lines = (statement.as_string() for statement in statements)
    return "\n".join(line if line.startswith("\\") else f"{line};" for line in lines)


def elsewhere(admin: Conninfo) -> Conninfo:
    """Address the server itself, when the database may not exist yet."""
    return {**admin, "dbname": "postgres"}


def connect(conninfo: Conninfo) -> Connection:
    """Open a connection outside Django, committing each statement."""
    return psycopg.connect(make_conninfo(**conninfo), autocommit=True)
