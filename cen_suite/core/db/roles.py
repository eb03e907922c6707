"""Who may do what in the database: the roles, and the rights each has in a database of ours.

cen_owner    owns the tables, cannot sign in, stays under row-level security
cen_migrate  signs in to change tables, on the way of a migration only
cen_app      signs in for pages and jobs: reads and writes rows, owns and creates nothing that
             lasts; its temporary tables cannot deceive, since every function with rights of
             its owner looks into pg_temp last (a test holds them to it)
cen_audit    owns what seals the trail, cannot sign in

The same statements are run by `manage.py prepare_database` or printed for an administrator.
"""

from dataclasses import dataclass

from psycopg import Connection, errors, sql

OWNER, MIGRATE, APP, AUDIT = "cen_owner", "cen_migrate", "cen_app", "cen_audit"
OLDEST = 150_000
"""PostgreSQL 15: from there on nobody but its owner creates things in the schema `public`."""


@dataclass(frozen=True, slots=True)
class Role:
    """One role and what it is allowed over the whole server."""

    name: str
    may_sign_in: bool
    passes_row_security: bool = False


ROLES = (
    Role(OWNER, may_sign_in=False),
    Role(AUDIT, may_sign_in=False),
    Role(MIGRATE, may_sign_in=True, passes_row_security=True),
    Role(APP, may_sign_in=True),
)
MEMBERSHIPS = ((OWNER, MIGRATE), (AUDIT, MIGRATE))
MIGRATING = (OWNER, MIGRATE, AUDIT)
"""Roles whose new tables the app shall be able to use."""


def role_statements(passwords: dict[str, str]) -> list[sql.Composed]:
    """Say how the roles come into being; each statement may run twice."""
    made = [_create(role) for role in ROLES]
    named = [_allow(role, passwords.get(role.name)) for role in ROLES]
    bound = [
        sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(member))
        for group, member in MEMBERSHIPS
    ]
    return [*made, *named, *bound]


def bypass_statement() -> sql.Composed:
    """Say what lets migrations reach rows under row-level security; not every server allows it."""
    return sql.SQL("ALTER ROLE {} BYPASSRLS").format(sql.Identifier(MIGRATE))


def access_statements(database: str) -> list[sql.Composed]:
    """Say who may enter a database; these rights do not travel with a copy of it."""
    name = sql.Identifier(database)
    return [
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name),
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}").format(
            name, sql.Identifier(APP), sql.Identifier(MIGRATE)
        ),
    ]


def content_statements() -> list[sql.Composed]:
    """Say what the app may do with what migrations make, inside one database."""
    app, audit, public = sql.Identifier(APP), sql.Identifier(AUDIT), sql.Identifier("public")
    rights = [
        sql.SQL("REVOKE ALL ON SCHEMA {} FROM PUBLIC").format(public),
        sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(public, app),
        sql.SQL("GRANT USAGE, CREATE ON SCHEMA {} TO {}").format(public, audit),
    ]
    for maker in MIGRATING:
        default = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA {} ").format(
            sql.Identifier(maker), public
        )
        rights += [
            default + sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}").format(app),
            default + sql.SQL("GRANT USAGE, SELECT ON SEQUENCES TO {}").format(app),
        ]
    return rights


def prepare_roles(admin: Connection, passwords: dict[str, str]) -> None:
    """Bring the roles into being; waits for anybody else who does the same."""
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(hashtext('cen roles'))")
        for statement in role_statements(passwords):
            admin.execute(statement)
        _join_unless_superuser(admin)
    try:
        admin.execute(bypass_statement())
    except errors.InsufficientPrivilege:
        admin.rollback()


def _join_unless_superuser(admin: Connection) -> None:
    """Let a mere maker of roles act for those he made, as giving them a database takes."""
    row = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row != (True,):
        for role in ROLES:
            admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role.name)))


def _create(role: Role) -> sql.Composed:
    """PostgreSQL has no CREATE ROLE IF NOT EXISTS."""
    create = sql.SQL("CREATE ROLE {}").format(sql.Identifier(role.name))
    return sql.SQL(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {}) THEN {}; END IF;"
        " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    ).format(sql.Literal(role.name), create)


def _allow(role: Role, password: str | None) -> sql.Composed:
    sign_in = sql.SQL("LOGIN" if role.may_sign_in else "NOLOGIN")
    statement = sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(role.name), sign_in)
    if password:
        statement += sql.SQL(" PASSWORD {}").format(sql.Literal(password))
    return statement
