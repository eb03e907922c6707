"""The standing of an account: suspend, lift, close, reopen an unused access, confirm yearly."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from accounts import gate
from accounts.actions.links import void_links
from accounts.actions.notices import tell
from accounts.actions.on_people import lock_person, record
from accounts.errors import AlreadyDone, NotNow
from accounts.gate import Actor
from accounts.models import Access, ApiToken, Membership, OneTimeLink, User
from accounts.permissions import Application, Permission
from accounts.roles import OPENERS
from cen_suite.core.audit.events import Event

State = User.State


@transaction.atomic
def suspend_person(*, public_id: str, reason: str, by: Actor) -> User:
    """Keep a person out at once, until somebody lifts it."""
    user = _lock(public_id, Permission.ACCOUNT_SUSPEND, by)
    if user.state in {State.SUSPENDED, State.CLOSED}:
        raise AlreadyDone
    _shut(user, State.SUSPENDED, reason)
    _record(Event.ACCOUNT_SUSPENDED, user, by, reason)
    return user


@transaction.atomic
def lift_suspension(*, public_id: str, reason: str, by: Actor) -> User:
    """Let a suspended person in again; the same password, new sessions."""
    user = _lock(public_id, Permission.ACCOUNT_SUSPEND, by)
    if user.state != State.SUSPENDED:
        raise NotNow
    user.state = State.ACTIVE if user.has_usable_password() else State.INVITED
    user.state_reason, user.state_since, user.failed = "", timezone.now(), 0
    user.save()
    _record(Event.ACCOUNT_REACTIVATED, user, by, reason)
    return user


@transaction.atomic
def close_person(*, public_id: str, reason: str, by: Actor) -> User:
    """Close an account for good: roles end, tokens die, sessions end; the trail stays."""
    user = _lock(public_id, Permission.ACCOUNT_SUSPEND, by)
    if user.state == State.CLOSED:
        raise AlreadyDone
    now = timezone.now()
    _shut(user, State.CLOSED, reason)
    Membership.objects.filter(user=user, ended_at__isnull=True).update(
        ended_at=now, ended_by=by.name
    )
    ApiToken.objects.filter(issued_by=user, revoked_at__isnull=True).update(
        revoked_at=now, revoked_by=by.name
    )
    _record(Event.ACCOUNT_CLOSED, user, by, reason)
    return user


@transaction.atomic
def reopen_access(*, public_id: str, application: str, by: Actor) -> Access:
    """Start the clock of one application again; each office opens only its own."""
    wanted = Application(application)
    user = _lock(public_id, OPENERS[wanted], by)
    access = Access.objects.select_for_update().get(user=user, application=wanted)
    access.last_used = timezone.now()
    access.stopped_at = None
    access.save(update_fields=["last_used", "stopped_at"])
    _record(Event.ACCESS_REOPENED, user, by, details={"application": wanted.value})
    return access


@transaction.atomic
def certify_person(*, public_id: str, by: Actor) -> User:
    """Confirm for another year that a person still belongs here."""
    user = _lock(public_id, Permission.ACCOUNT_CERTIFY, by)
    user.certified_at = timezone.now()
    user.save(update_fields=["certified_at"])
    _record(Event.ACCOUNT_CERTIFIED, user, by)
    return user


@transaction.atomic
def end_other_sessions(*, user_id: int) -> int:
    """End every session of one's own account; give the epoch for the one that goes on."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    record(user.username, Event.SESSIONS_ENDED, user)
    return user.session_epoch


@transaction.atomic
def end_session(*, user_id: int, session_id: int) -> None:
    """End one session of one's own account; its next request finds nobody signed in."""
    session = UserSession.objects.select_related("user__administration").get(
        pk=session_id, user_id=user_id
    )
    user = session.user
    session.end()
    record(user.username, Event.SESSIONS_ENDED, user)


def _shut(user: User, state: str, reason: str) -> None:
    user.state = state
    user.state_reason = reason[:300]
    user.state_since = timezone.now()
    user.session_epoch += 1
    user.device_epoch += 1
    user.save()
    void_links(user, *OneTimeLink.Kind)


def _lock(public_id: str, permission: Permission, by: Actor) -> User:
    user = lock_person(public_id)
    gate.check(by, permission, user)
    return user


def _record(
    event: Event,
    user: User,
    by: Actor,
    reason: str = "",
    details: dict[str, str | int] | None = None,
) -> None:
    record(by.name, event, user, details=details, reason=reason)
    tell([user.pk], "account.changed", params={"what": event.value})
