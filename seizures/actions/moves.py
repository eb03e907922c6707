"""Lead a case from state to state: return, approve, publish, verify, query, answer, withdraw."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, F, Func, Value
from django.utils import timezone

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit import trail
from seizures.actions.on_cases import record
from seizures.errors import FourEyes, NotFromHere, ReasonMissing
from seizures.models import Remark, Seizure, Upload
from seizures.search.dimensions import Dimension
from seizures.search.facets import facet
from seizures.states import TRANSITIONS, Move, State, Transition

ANSWER_WITHIN = timedelta(days=14)
TOGETHER = frozenset({Move.APPROVE, Move.PUBLISH})


@transaction.atomic
def move(
    *,
    public_id: UUID,
    how: Move,
    by: gate.Actor,
    reason: str = "",
    about: Mapping[str, str] = MappingProxyType({}),
) -> Seizure:
    """Do one act of the workflow to a case; `about` are remarks on single answers, by path."""
    row = TRANSITIONS[how]
    seizure = lock(public_id)
    gate.check(by, row.permission, seizure)
    _check(row, seizure, by, reason)

    set_state(seizure, row.after)
    if reason:
        _remark(seizure, how, by, reason, about)
    record(
        by,
        row.event,
        seizure,
        details={"reference": seizure.reference, "version": seizure.version},
        reason=reason,
    )
    return seizure


def lock(public_id: UUID) -> Seizure:
    """Lock the row of a case for this transaction."""
    return (
        Seizure.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(public_id=public_id)
    )


def set_state(seizure: Seizure, state: State) -> None:
    """Write a state and all that follows from it: its facet, the day of publication."""
    others = set(seizure.facets) - {facet(Dimension.STATE, seizure.state)}
    seizure.facets = sorted(others | {facet(Dimension.STATE, state)})
    seizure.state = state
    if state == State.PUBLISHED and seizure.published_at is None:
        seizure.published_at = timezone.now()
    seizure.save(update_fields=["state", "facets", "published_at", "updated"])


def _check(row: Transition, seizure: Seizure, by: gate.Actor, reason: str) -> None:
    if seizure.state not in row.before:
        raise NotFromHere
    if row.needs_reason and not reason.strip():
        raise ReasonMissing
    if row.move is Move.APPROVE and settings.FOUR_EYES and seizure.entered_by_id == by.user_id:
        raise FourEyes


def _remark(
    seizure: Seizure, how: Move, by: gate.Actor, reason: str, about: Mapping[str, str]
) -> None:
    """Keep the reason first and the remarks on single answers after it."""
    due_on = timezone.localdate() + ANSWER_WITHIN if how is Move.QUERY else None
    Remark.objects.bulk_create(
        Remark(seizure=seizure, move=how.value, text=text, path=path, by=by.name, due_on=due_on)
        for path, text in {"": reason, **about}.items()
    )


@transaction.atomic
def move_all_of_upload(*, public_id: UUID, how: Move, by: gate.Actor) -> int:
    """Approve or publish all cases of a workbook at once; return how many moved."""
    row = TRANSITIONS[how]
    upload = Upload.objects.select_for_update().get(public_id=public_id)
    gate.check(by, row.permission)
    gate.check(by, Permission.UPLOAD_MAKE, upload)
    if how not in TOGETHER or upload.state != Upload.State.DONE:
        raise NotFromHere
    if how is Move.APPROVE and settings.FOUR_EYES and upload.uploaded_by_id == by.user_id:
        raise FourEyes
    moved = sum(_move_together(upload, before, row.after) for before in row.before)
    trail.record(
        by.name,
        row.event,
        subject=f"upload:{upload.public_id}",
        details={"cases": moved},
        administration=by.administration,
    )
    return moved


def _move_together(upload: Upload, before: State, after: State) -> int:
    without = Func(
        F("facets"),
        Value(facet(Dimension.STATE, before), BigIntegerField()),
        function="array_remove",
    )
    having = Func(
        without, Value(facet(Dimension.STATE, after), BigIntegerField()), function="array_append"
    )
    published = {"published_at": timezone.now()} if after == State.PUBLISHED else {}
    cases = Seizure.objects.filter(upload=upload, state=before)
    return cases.update(state=after, facets=having, updated=timezone.now(), **published)
