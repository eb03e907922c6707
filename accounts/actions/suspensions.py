"""Suspend somebody's membership of an operation, and end that; the account stays as it is."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import gate
from accounts.actions.notices import tell
from accounts.actions.on_people import lock_person, record
from accounts.errors import AlreadyDone, NotNow
from accounts.gate import Actor
from accounts.models import Membership, User
from accounts.permissions import Permission
from accounts.queries.actors import roles_now
from cen_suite.core.audit.events import Event


@transaction.atomic
def suspend_membership(
    *, public_id: str, membership_id: int, reason: str, by: Actor
) -> Membership:
    """Keep a person out of one operation at once; whom that leaves nothing is signed out."""
    membership = _lock(public_id, membership_id, by)
    if membership.suspended_at is not None:
        raise AlreadyDone
    membership.suspended_at = timezone.now()
    membership.suspended_by, membership.suspension_reason = by.name, reason[:300]
    membership.save(update_fields=COLUMNS)
    if not roles_now(membership.user, membership.suspended_at):
        User.objects.filter(pk=membership.user_id).update(session_epoch=F("session_epoch") + 1)
    _announce(Event.MEMBERSHIP_SUSPENDED, membership, reason, by)
    return membership


@transaction.atomic
def resume_membership(*, public_id: str, membership_id: int, reason: str, by: Actor) -> Membership:
    """Let a person take part in the operation again."""
    membership = _lock(public_id, membership_id, by)
    if membership.suspended_at is None:
        raise AlreadyDone
    membership.suspended_at = None
    membership.suspended_by = membership.suspension_reason = ""
    membership.save(update_fields=COLUMNS)
    _announce(Event.MEMBERSHIP_RESUMED, membership, reason, by)
    return membership


def _lock(public_id: str, membership_id: int, by: Actor) -> Membership:
    """Lock the person first, as everything does that changes an account."""
    user = lock_person(public_id)
    membership = user.memberships.select_for_update(of=("self",)).get(pk=membership_id)
    gate.check(by, Permission.MEMBER_MANAGE, membership)
    if membership.ended_at is not None:
        raise NotNow
    return membership


def _announce(event: Event, membership: Membership, reason: str, by: Actor) -> None:
    user, operation = membership.user, membership.operation or ""
    record(
        by.name,
        event,
        user,
        details={"role": membership.role, "operation": operation},
        reason=reason,
    )
    tell([user.pk], event.value, params={"operation": operation})


COLUMNS = ("suspended_at", "suspended_by", "suspension_reason")
