"""Read a result piece by piece, so that a table of any size needs the memory of one piece."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from accounts import gate
from cen_suite.core.web.paging import page_of, read_mark
from seizures.models import Export, Seizure
from seizures.queries.facts import facts_of_cases
from seizures.queries.search import KEYS, matching
from seizures.record.facts import SeizureFacts
from seizures.search.criteria import Criteria

PIECE = 500


def exports_for(actor: gate.Actor) -> QuerySet[Export]:
    """List what this person took away, newest first."""
    return gate.visible(actor, Export.objects.select_related("file")).order_by("-id")


def export_for(actor: gate.Actor, public_id: UUID) -> Export:
    """Find one export of this person."""
    return exports_for(actor).get(public_id=public_id)


def rows_of(
    actor: gate.Actor, criteria: Criteria, sources: Sequence[Combinable]
) -> Iterator[list[tuple[Any, ...]]]:
    """Read the result in pieces: a row for each kind of goods, the newest case first."""
    for ids in pieces(actor, criteria):
        rows = Seizure.objects.filter(pk__in=ids).order_by(
            "-event_start", "-id", "lines__position"
        )
        yield list(rows.values_list(*sources))


def facts_in_pieces(
    actor: gate.Actor, criteria: Criteria
) -> Iterator[list[tuple[str, str, SeizureFacts]]]:
    """Read the result in pieces as references, states and facts."""
    for ids in pieces(actor, criteria):
        facts = facts_of_cases(ids)
        named = Seizure.objects.filter(pk__in=ids).values_list("id", "reference", "state")
        known = {pk: (reference, state) for pk, reference, state in named}
        yield [(*known[pk], facts[pk]) for pk in ids if pk in facts]


def pieces(actor: gate.Actor, criteria: Criteria) -> Iterator[list[int]]:
    """Walk through a result by its keys; cases that come meanwhile disturb nothing."""
    mark = None
    while True:
        page = page_of(matching(actor, criteria).values(*KEYS), KEYS, mark=mark, size=PIECE)
        if page.rows:
            yield [row["id"] for row in page.rows]
        if not page.older:
            return
        mark = read_mark(page.older, len(KEYS))
