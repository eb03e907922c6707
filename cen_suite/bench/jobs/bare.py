"""Bare copies of tables, without index or constraint, and the time to COPY rows into them."""

from collections.abc import Iterable, Mapping

from django.db import connection, transaction

from seizures.models import Seizure
from seizures.queries.facts import PARTS

TABLES: Mapping[str, str] = {
    Seizure._meta.db_table: "id",
    **{model._meta.db_table: "seizure_id" for model, _kind in PARTS.values()},
}
"""Every table a case is stored in, and the column that names the case."""
Rows = Mapping[str, bytes]


def rows_of(ids: Iterable[int]) -> Rows:
    """Read the rows of cases from all tables as the bytes that COPY takes."""
    wanted = list(ids)
    found = {}
    for table, key in TABLES.items():
        statement = f"COPY (SELECT * FROM {table} WHERE {key} = ANY(%s)) TO STDOUT"  # noqa: S608 -- our own names
        with connection.cursor() as cursor, cursor.copy(statement, [wanted]) as copy:
            found[table] = b"".join(bytes(part) for part in copy)
    return found


@transaction.atomic
def copy_bare(rows: Rows) -> None:
    """COPY rows into temporary tables of the same columns: no faster way in is known."""
    with connection.cursor() as cursor:
        for table, text in rows.items():
            cursor.execute(f"CREATE TEMPORARY TABLE bare_{table} (LIKE {table}) ON COMMIT DROP")
            with cursor.copy(f"COPY bare_{table} FROM STDIN") as copy:
                copy.write(text)
