"""Write cases into the tables: one way for a form, a workbook of 50,000 cases and a machine.

Rows go in by COPY. Columns that no case of the batch states are left out and stay empty.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, NamedTuple

import orjson
from django.db import connection, models
from psycopg import Copy
from psycopg.copy import FileWriter

from cen_suite.core.db.identity import uuid7
from seizures.models import Seizure
from seizures.queries.facts import PARTS
from seizures.record.chosen import Chosen, held_by
from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.facts import SeizureFacts


@dataclass(frozen=True, slots=True)
class Entry:
    """A case ready to be stored: its facts and what the application keeps beside them."""

    facts: SeizureFacts
    kept: Mapping[str, Any]


PLAIN: Final = frozenset({str, int, datetime, uuid.UUID, type(None)})
"""Types of values that are rows of COPY as they are."""


class Parcel(NamedTuple):
    """Rows of one table, written as COPY sends them."""

    table: str
    columns: tuple[str, ...]
    text: bytes


def insert_cases(entries: Sequence[Entry]) -> list[int]:
    """Store new cases with all their parts; return their ids in order. Needs a transaction."""
    ids = reserve_ids(len(entries))
    copy_in(parcels_of(ids, entries))
    return ids


def parcels_of(ids: Sequence[int], entries: Sequence[Entry]) -> list[Parcel]:
    """Write new cases as rows of their tables; nothing is sent, so any process may do it."""
    now = datetime.now(UTC)
    alike = {"created": now, "updated": now, "version": 1, "photo_count": 0, "quality_flags": ()}
    beside = [
        {"id": pk, "public_id": uuid7(), **alike, **entry.kept}
        for pk, entry in zip(ids, entries, strict=True)
    ]
    columns = {name: [each[name] for each in beside] for name in beside[0]} if beside else {}
    facts = [entry.facts for entry in entries]
    cases = _parcel(Seizure, columns, facts, facts_of(SeizureFacts))
    return [cases, *_parcels_of_parts(ids, facts)]


def insert_parts(pk: int, facts: SeizureFacts) -> None:
    """Store the repeating parts of a case whose own row exists."""
    copy_in(_parcels_of_parts([pk], [facts]))


def copy_in(parcels: Iterable[Parcel]) -> None:
    """Send rows into their tables; needs a transaction."""
    with connection.cursor() as cursor:
        for each in parcels:
            quoted = ", ".join(f'"{name}"' for name in each.columns)
            with cursor.copy(f'COPY "{each.table}" ({quoted}) FROM STDIN') as copy:
                copy.write(each.text)


def _parcels_of_parts(ids: Sequence[int], cases: Sequence[SeizureFacts]) -> Iterator[Parcel]:
    for attribute, (model, kind) in PARTS.items():
        owners: list[int] = []
        positions: list[int] = []
        parts: list[object] = []
        for pk, facts in zip(ids, cases, strict=True):
            if own := getattr(facts, attribute):
                owners += [pk] * len(own)
                positions += range(len(own))
                parts += own
        if parts:
            columns = {"seizure_id": owners, "position": positions}
            yield _parcel(model, columns, parts, facts_of(kind))


def replace_case(seizure: Seizure, facts: SeizureFacts, kept: Mapping[str, Any]) -> None:
    """Store new facts in the place of the old ones; needs the row's lock."""
    values = {
        fact.name: _column_value(fact, getattr(facts, fact.name))
        for fact in facts_of(SeizureFacts)
    }
    Seizure.objects.filter(pk=seizure.pk).update(**values, **kept, updated=datetime.now(UTC))
    for model, _kind in PARTS.values():
        model._default_manager.filter(seizure_id=seizure.pk).delete()
    insert_parts(seizure.pk, facts)
    seizure.refresh_from_db()


def _column_value(fact: Fact, value: Any) -> Any:
    return list(value) if fact.kind is Kind.CODES else value


def reserve_ids(count: int) -> list[int]:
    """Take ids for new cases; they are nobody else's, used or not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Seizure._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def _parcel(
    model: type[models.Model],
    beside: Mapping[str, Sequence[Any]],
    facts: Sequence[object],
    definitions: Sequence[Fact],
) -> Parcel:
    """Write rows: the columns beside the facts first, then every fact that some row states."""
    kept = {
        name: [value if type(value) in PLAIN else _literal(value) for value in values]
        for name, values in beside.items()
    }
    columns = {**kept, **_stated(facts, definitions)}
    rows = zip(*columns.values(), strict=True)
    return Parcel(model._meta.db_table, tuple(columns), _written(rows))


def _written(rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Write rows in the ways of our connection; the server hears nothing of it."""
    text = BytesIO()
    with connection.cursor() as cursor, Copy(cursor.cursor, writer=FileWriter(text)) as copy:
        for row in rows:
            copy.write_row(row)
    return text.getvalue()


def _stated(facts: Sequence[object], definitions: Sequence[Fact]) -> dict[str, Sequence[Any]]:
    """Turn facts into columns, those that some row fills."""
    held = frozenset[str]().union(*map(held_by, facts))
    stated = [fact for fact in definitions if fact.name in held]
    together = Chosen([fact.name for fact in stated])
    columns: dict[str, Sequence[Any]] = {}
    for fact, values in zip(stated, zip(*map(together.of, facts), strict=True), strict=True):
        if fact.kind is Kind.CODES:
            if any(values):
                columns[fact.name] = list(map(_codes_literal, values))
        elif any(value is not None for value in values):
            columns[fact.name] = values
    if "extension" in held:
        columns["extension"] = [_json(each.extension) for each in facts]  # type: ignore[attr-defined]
    return columns


def _literal(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return array_literal(value)
    if isinstance(value, dict):
        return _json(value)
    return value


@lru_cache(maxsize=10_000)
def _codes_literal(values: tuple[str, ...]) -> str:
    """Write the codes of a fact; the same few stand in most cases."""
    return array_literal(values)


def array_literal(values: Sequence[object]) -> str:
    """Write a PostgreSQL array: numbers and codes as they are, other words quoted."""
    are_numbers = bool(values) and type(values[0]) is int
    return "{" + ",".join(map(str if are_numbers else _element, values)) + "}"


def _element(value: object) -> str:
    text = str(value)
    if text.isalnum() and text.isascii() and text.upper() != "NULL":
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _json(value: Mapping[str, Any]) -> str:
    return orjson.dumps(value, _plain, orjson.OPT_PASSTHROUGH_DATETIME).decode() if value else "{}"


def _plain(value: object) -> str:
    """Write what JSON has no word for: decimals and dates."""
    return str(value)
