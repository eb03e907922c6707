"""Correct a case that members have seen; the facts as they were are kept."""

from uuid import UUID

from django.db import transaction

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit.events import Event
from seizures.actions.judging import judge, keep_version, store
from seizures.actions.moves import lock
from seizures.actions.on_cases import record
from seizures.actions.preparing import content_digest
from seizures.errors import NotFromHere, NothingChanged, ReasonMissing
from seizures.models import Remark, Seizure
from seizures.states import PUBLIC, Move, State

CORRECTED = "correct"


@transaction.atomic
def correct(
    *, public_id: UUID, revision: int, reason: str, by: gate.Actor, knowingly: bool = False
) -> Seizure:
    """Publish corrected facts as the next version; a query is answered by it.

    A verified case becomes a published one again: nobody has verified the new facts.
    """
    seizure = lock(public_id)
    gate.check(by, Permission.SEIZURE_RELEASE, seizure)
    if seizure.state not in PUBLIC:
        raise NotFromHere
    if not reason.strip():
        raise ReasonMissing
    judged = judge(seizure, by=by, revision=revision, knowingly=knowingly)
    if content_digest(judged.facts) == seizure.content_digest:
        raise NothingChanged

    was_queried = seizure.state == State.QUERIED
    keep_version(seizure, by=by, reason=reason)
    Remark.objects.create(
        seizure=seizure,
        move=Move.ANSWER.value if was_queried else CORRECTED,
        text=reason,
        by=by.name,
    )
    store(
        seizure,
        judged,
        state=State.PUBLISHED,
        reference=seizure.reference,
        version=seizure.version + 1,
    )
    record(
        by,
        Event.SEIZURE_CORRECTED,
        seizure,
        details={"reference": seizure.reference, "version": seizure.version},
        reason=reason,
    )
    return seizure
