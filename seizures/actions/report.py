"""Report a seizure: from a draft to a case that waits for approval."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import gate
from seizures.actions.judging import judge, keep_version, store
from seizures.actions.moves import lock
from seizures.actions.on_cases import record
from seizures.actions.preparing import references
from seizures.errors import NotFromHere
from seizures.models import Seizure
from seizures.states import TRANSITIONS, Move, State


@transaction.atomic
def submit(*, public_id: UUID, revision: int, by: gate.Actor, knowingly: bool = False) -> Seizure:
    """Submit what was saved last; warnings are overridden knowingly and kept as flags.

    Raises NotComplete, Doubtful, SameReference, ChangedMeanwhile: then nothing has changed.
    """
    row = TRANSITIONS[Move.SUBMIT]
    seizure = lock(public_id)
    gate.check(by, row.permission, seizure)
    if seizure.state not in row.before:
        raise NotFromHere
    judged = judge(seizure, by=by, revision=revision, knowingly=knowingly)

    is_again = seizure.state == State.RETURNED
    if is_again:
        keep_version(seizure, by=by, reason="")
    version = seizure.version + 1 if is_again else seizure.version
    started = judged.facts.event_start or timezone.now()
    reference = (
        seizure.reference
        or references(judged.facts.reporting_country or by.country, [started.year])[0]
    )
    store(seizure, judged, state=row.after, reference=reference, version=version)
    record(
        by,
        row.event,
        seizure,
        details={"reference": reference, "version": version, "flags": len(judged.flags)},
    )
    return seizure
