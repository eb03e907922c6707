"""Keep what is typed, as it is typed, and let it go again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit import history, trail
from cen_suite.core.audit.events import Event
from seizures.actions.examining import Examined, examine
from seizures.actions.moves import lock
from seizures.actions.on_cases import check_in_hand, record
from seizures.actions.photos import drop_photos
from seizures.errors import ChangedMeanwhile
from seizures.models import Seizure
from seizures.search.card import card_of
from seizures.states import PUBLIC, State

SITTING = timedelta(minutes=30)
NEEDS = {
    State.DRAFT: Permission.SEIZURE_ENTER,
    State.RETURNED: Permission.SEIZURE_ENTER,
    **dict.fromkeys(PUBLIC, Permission.SEIZURE_RELEASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a page sends to be kept: the cells, on which revision they were typed, on which page.

    `page` names one opening of the form: the same page may save again although the answer to its
    last saving was lost on the way.
    """

    public_id: UUID
    cells: Mapping[str, Any]
    revision: int
    page: str
    channel: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft after it was kept."""

    seizure: Seizure
    revision: int
    examined: Examined


@transaction.atomic
def save_draft(sheet: Sheet, *, by: gate.Actor, knowingly: bool = False) -> Saved:
    """Keep what was typed, readable or not; the first saving makes the case.

    Raises ChangedMeanwhile when another page has saved since, unless done knowingly.
    """
    seizure = _locked(sheet, by)
    check_editable(seizure, by)
    kept = seizure.typed or {}
    examined = examine(sheet.cells, by=by, channel=sheet.channel)
    if kept and kept["cells"] == sheet.cells and kept["channel"] == sheet.channel:
        return Saved(seizure, kept["revision"], examined)
    if not knowingly and _is_overtaken(kept, sheet):
        raise ChangedMeanwhile(other=kept["by"])

    revision = kept.get("revision", 0) + 1
    seizure.typed = {
        "cells": sheet.cells,
        "revision": revision,
        "page": sheet.page,
        "channel": sheet.channel,
        "by": by.name,
        "at": timezone.now().isoformat(),
    }
    _write(seizure, examined)
    _remember(seizure, by)
    return Saved(seizure, revision, examined)


@transaction.atomic
def discard_draft(*, public_id: UUID, by: gate.Actor) -> bool:
    """Let a draft go, or the changes typed to a case; tell whether the case itself went."""
    seizure = lock(public_id)
    check_editable(seizure, by)
    record(by, Event.SEIZURE_DISCARDED, seizure)
    if seizure.state == State.DRAFT:
        drop_photos(seizure)
        seizure.delete()
        return True
    seizure.typed = None
    seizure.save(update_fields=["typed", "updated"])
    return False


def check_editable(seizure: Seizure, by: gate.Actor) -> None:
    """Refuse strangers; stop those whose case is in nobody's hands for typing now."""
    check_in_hand(seizure, by, NEEDS)


def _locked(sheet: Sheet, by: gate.Actor) -> Seizure:
    gate.check(by, Permission.SEIZURE_ENTER)
    try:
        return lock(sheet.public_id)
    except Seizure.DoesNotExist:
        return _created(sheet, by)


def _created(sheet: Sheet, by: gate.Actor) -> Seizure:
    """Make the case; two clicks at once make one."""
    try:
        with transaction.atomic():
            Seizure.objects.create(
                public_id=sheet.public_id,
                administration_id=by.home,
                entered_by_id=by.user_id,
                reporting_country=by.country or None,
            )
    except IntegrityError:
        return lock(sheet.public_id)
    made = lock(sheet.public_id)
    record(by, Event.SEIZURE_CREATED, made)
    return made


def _is_overtaken(kept: Mapping[str, Any], sheet: Sheet) -> bool:
    return bool(kept) and kept["revision"] != sheet.revision and kept["page"] != sheet.page


def _write(seizure: Seizure, examined: Examined) -> None:
    """Let a draft show in lists what it says so far; a case that was out keeps its facts."""
    fields = ["typed", "updated"]
    if seizure.state == State.DRAFT:
        facts = examined.facts
        seizure.card, seizure.completeness = card_of(facts), examined.score
        seizure.title, seizure.event_start = facts.title, facts.event_start
        seizure.national_ref = facts.national_ref
        fields += ["card", "completeness", "title", "event_start", "national_ref"]
    seizure.save(update_fields=fields)


def _remember(seizure: Seizure, by: gate.Actor) -> None:
    """Write one line of the trail for a sitting, not one for every pause in typing."""
    subject = f"seizure:{seizure.public_id}"
    last = history.of_subject(subject, limit=1)
    if (
        last
        and last[0].actor == by.name
        and last[0].event
        in {
            Event.SEIZURE_SAVED,
            Event.SEIZURE_CREATED,
        }
        and timezone.now() - last[0].at < SITTING
    ):
        return
    trail.record(by.name, Event.SEIZURE_SAVED, subject=subject, administration=by.administration)
