"""Storing cases against COPY of the same bytes into bare tables."""

from collections.abc import Iterator

from django.db import transaction

from cen_suite.bench.ground import Ground
from cen_suite.bench.jobs.bare import copy_bare, rows_of
from cen_suite.bench.ratio import Measured
from cen_suite.bench.stopwatch import Disagreement, in_turns
from cen_suite.demo.filling import Chunk, Filling, entries_of
from seizures.actions.storing import Entry, insert_cases
from seizures.queries.facts import facts_of_cases

CASES = 2_500
BEYOND = 10_000_000
"""National references that no generated case has."""


def measure(ground: Ground) -> Iterator[Measured]:
    """Store cases in a transaction that is rolled back, against the bare COPY of their rows."""
    entries = draw_entries(CASES, ground.seed)
    with transaction.atomic():
        ids = insert_cases(entries)
        stored = facts_of_cases(ids)
        if [stored[pk] for pk in ids] != [entry.facts for entry in entries]:
            raise Disagreement("the cases stored")
        rows = rows_of(ids)
        transaction.set_rollback(True)
    yield in_turns(
        f"store {CASES:,} prepared cases",
        lambda: copy_bare(rows),
        lambda: _store_and_forget(entries),
        lambda: store_one_by_one(entries),
        runs=ground.runs,
        goal=8,
    )


def draw_entries(count: int, seed: int) -> list[Entry]:
    """Draw cases without leaving a trace, under references that nobody else is given."""
    filling = Filling(count, seed, days=900, first_number=BEYOND)
    return entries_of(Chunk(filling, 0, tuple(f"BENCH-{n:06d}" for n in range(count))))


@transaction.atomic
def _store_and_forget(entries: list[Entry]) -> None:
    insert_cases(entries)
    transaction.set_rollback(True)


@transaction.atomic
def store_one_by_one(entries: list[Entry]) -> None:
    """Store as a form does, case by case."""
    for entry in entries:
        insert_cases([entry])
    transaction.set_rollback(True)
