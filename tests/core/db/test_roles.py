"""The tests themselves run with the rights of the app; otherwise isolation would prove nothing."""

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from cen_suite.core.db import preparing, roles
from cen_suite.core.db.preparing import Doors

pytestmark = pytest.mark.django_db


def _ask(question: str, *values: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()


def test_tests_sign_in_as_the_app_without_any_privilege() -> None:
    found = _ask(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " FROM pg_roles WHERE rolname = current_user"
    )

    assert found == (roles.APP, False, False, False, False, False)


def test_the_app_owns_nothing() -> None:
    found = _ask(
        "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE r.rolname = current_user AND c.relnamespace = 'public'::regnamespace"
    )

    assert found == (0,)


def test_the_app_is_a_member_of_no_other_role() -> None:
    found = _ask(
        "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
        " WHERE r.rolname = current_user"
    )

    assert found == (0,)


@pytest.mark.parametrize(
    "forbidden",
    [
        "CREATE TABLE intruder (id int)",
        "CREATE SCHEMA intruder",
        "TRUNCATE db_counter",
        "ALTER TABLE db_counter ADD COLUMN intruder int",
        "DROP TABLE db_counter",
        "SET ROLE cen_owner",
        "SET ROLE cen_migrate",
    ],
)
def test_the_app_is_refused(forbidden: str) -> None:
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(forbidden)


def test_tables_belong_to_the_owner_who_cannot_sign_in() -> None:
    found = _ask(
        "SELECT count(*) FILTER (WHERE r.rolname = 'cen_owner') > 5,"
        " count(*) FILTER (WHERE r.rolname = 'cen_migrate'),"
        " bool_or(r.rolcanlogin) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
    )

    assert found == (True, 0, False)


def test_functions_with_their_owners_rights_look_into_temporary_tables_last() -> None:
    found = _ask(
        "SELECT array_agg(p.proname::text) FROM pg_proc p"
        " WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace"
        " AND NOT EXISTS (SELECT FROM unnest(p.proconfig) word"
        " WHERE word ~ '^search_path=.*, pg_temp$')"
    )

    assert found == (None,)


def test_negative_control_the_administrator_may_what_the_app_may_not(doors: Doors) -> None:
    door = {**doors.admin, "dbname": connection.settings_dict["NAME"]}
    with preparing.connect(door) as admin, admin.transaction(force_rollback=True):
        admin.execute("CREATE TABLE intruder (id int)")
        row = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")

        assert row.fetchone() == (True,)


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_leaves_nothing_behind_once() -> None:
    _leave_a_counter()


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_leaves_nothing_behind_twice() -> None:
    _leave_a_counter()


def _leave_a_counter() -> None:
    assert _ask("SELECT count(*) FROM db_counter") == (0,)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO db_counter VALUES ('left behind', 1)")
