"""Store one case that a machine reports; the same message twice makes one case."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit.events import Event
from cen_suite.core.codelists.lookup import lists
from seizures.actions.on_cases import record
from seizures.actions.preparing import Stated, prepare, references
from seizures.actions.storing import insert_cases
from seizures.errors import SameReference
from seizures.models import Seizure
from seizures.queries.uploads import HELD, sender_id
from seizures.record.facts import SeizureFacts
from seizures.states import State


@dataclass(frozen=True, slots=True)
class Reported:
    """A case that is stored, and whether it had been stored before."""

    public_id: UUID
    reference: str
    state: str
    is_known: bool


def report_case(
    facts: SeizureFacts, *, digest: str, flags: tuple[str, ...], by: gate.Actor
) -> Reported:
    """Store a checked case for approval; raises SameReference when its number is taken."""
    gate.check(by, Permission.SEIZURE_ENTER)
    try:
        with transaction.atomic():
            _wait_for_twins(digest, by)
            return _known(facts, digest, by) or _insert(facts, digest, flags, by)
    except IntegrityError as error:  # at the same moment another way in took the reference
        raise SameReference(national_ref=facts.national_ref) from error


def _wait_for_twins(digest: str, by: gate.Actor) -> None:
    """Let messages with the same case pass one by one, so that the second finds the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"case {by.home} {digest}"]
        )


def _insert(facts: SeizureFacts, digest: str, flags: tuple[str, ...], by: gate.Actor) -> Reported:
    if facts.event_start is None:
        raise ValueError(facts.national_ref)
    reference = references(by.country, [facts.event_start.year])[0]
    entry = prepare(
        Stated(facts, reference, flags, digest),
        administration_id=by.home,
        state=State.SUBMITTED.value,
        entered_by_id=sender_id(by),
        lists=lists(),
    )
    stored = Seizure.objects.get(pk=insert_cases([entry])[0])
    record(
        by,
        Event.SEIZURE_SUBMITTED,
        stored,
        details={"reference": reference, "version": 1, "flags": len(flags)},
    )
    return _reported(stored, is_known=False)


def _known(facts: SeizureFacts, digest: str, by: gate.Actor) -> Reported | None:
    """Find the case under the same national reference, or else the one with the same facts."""
    own = Seizure.objects.filter(administration_id=by.home).exclude(state__in=HELD)
    if facts.national_ref:
        found = own.filter(national_ref=facts.national_ref).first()
        if found is not None and found.content_digest != digest:
            raise SameReference(national_ref=facts.national_ref)
        return _reported(found, is_known=True) if found else None
    day = own.filter(event_start=facts.event_start, national_ref=None, content_digest=digest)
    found = day.first()
    return _reported(found, is_known=True) if found else None


def _reported(seizure: Seizure, *, is_known: bool) -> Reported:
    return Reported(seizure.public_id, seizure.reference, seizure.state, is_known)
