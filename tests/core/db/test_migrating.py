"""Migrations sign in as cen_migrate and hand what they make to the owner."""

import pytest
from django.db import connection

from cen_suite.core.db.logins import migrating

pytestmark = pytest.mark.django_db(transaction=True)


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()


def test_what_a_migration_makes_belongs_to_the_owner_and_serves_the_app() -> None:
    with migrating(), connection.cursor() as cursor:
        assert _ask("SELECT current_user") == ("cen_migrate",)
        cursor.execute("CREATE TABLE trial (id bigint GENERATED ALWAYS AS IDENTITY, word text)")

    try:
        assert _ask("SELECT current_user") == ("cen_app",)
        assert _ask("SELECT tableowner FROM pg_tables WHERE tablename = 'trial'") == ("cen_owner",)
        assert _ask("INSERT INTO trial (word) VALUES ('a') RETURNING id") == (1,)
    finally:
        with migrating(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE trial")


def test_a_migration_that_would_skip_rows_stops_instead() -> None:
    with migrating():
        assert _ask("SHOW row_security") == ("off",)
