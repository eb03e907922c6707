"""What waits for a person, and what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from accounts import gate
from accounts.permissions import Permission
from seizures.models import Seizure, Upload
from seizures.queries.cases import LINE
from seizures.queries.remarks import newest as last_remark
from seizures.record.facts import SeizureFacts
from seizures.search.card import BESIDE_CARD, facts_on_card
from seizures.states import PUBLIC, State

SHOWN = 8
P = Permission


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person, by the reason why it waits."""

    cases: Mapping[State, list[dict[str, Any]]]
    uploads: list[dict[str, Any]]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self.uploads and not any(self.cases.values())


def waiting(actor: gate.Actor) -> Waiting:
    """List what the actor can do something about, the oldest first; one query for the cases."""
    wanted = _wanted(actor)
    if wanted is None:
        return Waiting({}, [])
    rows = gate.visible(actor, Seizure.objects.filter(wanted)).order_by("-updated")
    cases: dict[State, list[dict[str, Any]]] = {}
    told = {"said": last_remark("text"), "due_on": last_remark("due_on")}
    for row in rows.annotate(**told).values(*LINE, *BESIDE_CARD, *told)[: SHOWN * 6]:
        shelf = cases.setdefault(State(row["state"]), [])
        if len(shelf) < SHOWN:
            shelf.append(row)
    return Waiting(cases, _uploads(actor))


def facts_of_waiting(waiting: Waiting) -> Mapping[int, SeizureFacts]:
    """Give what the titles of waiting cases are made of, to say them in another language.

    Their cards hold it, so that the page asks no more than for a reader of English.
    """
    return {
        row["id"]: facts_on_card(row, row["card"])
        for shelf in waiting.cases.values()
        for row in shelf
    }


def count_waiting(actor: gate.Actor) -> int:
    """Count what waits, up to a hundred, for the navigation."""
    wanted = _wanted(actor)
    if wanted is None:
        return 0
    return gate.visible(actor, Seizure.objects.filter(wanted))[:100].count()


def newest(actor: gate.Actor) -> list[dict[str, Any]]:
    """List the cases that came to all members last."""
    if P.SEIZURE_READ not in actor.permissions:
        return []
    cases = gate.visible(actor, Seizure.objects.filter(state__in=PUBLIC))
    return list(cases.order_by("-event_start", "-id").values(*LINE)[:SHOWN])


def _wanted(actor: gate.Actor) -> Q | None:
    """Say which cases wait for those permissions, within one's own house."""
    states: set[State] = set()
    if P.SEIZURE_ENTER in actor.permissions:
        states |= {State.DRAFT, State.RETURNED}
    if P.SEIZURE_APPROVE in actor.permissions:
        states |= {State.SUBMITTED}
    if P.SEIZURE_RELEASE in actor.permissions:
        states |= {State.APPROVED, State.QUERIED}
    wanted = Q(administration_id=actor.home, state__in=states) if states else None
    if P.SEIZURE_VERIFY in actor.permissions and actor.rilo and not states:
        wanted = Q(administration__rilo=actor.rilo, state=State.PUBLISHED)
    return wanted


def _uploads(actor: gate.Actor) -> list[dict[str, Any]]:
    if P.UPLOAD_MAKE not in actor.permissions:
        return []
    open_states = [Upload.State.TO_MAP, Upload.State.CHECKED]
    rows: QuerySet[Upload] = gate.visible(actor, Upload.objects.filter(state__in=open_states))
    shown = ("public_id", "file_name", "state", "problems", "created")
    return [dict(row) for row in rows.order_by("-id").values(*shown)[:SHOWN]]
