"""Resets: started by whoever answers for the person, finished by the person alone.

Never for oneself, never upwards. Whoever starts a reset sees neither link nor password. Accounts
of staff, and the removal of second factors, need a second person of the helpdesk.
"""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.actions.letters import write_letter
from accounts.actions.links import LIFETIMES, start_link
from accounts.actions.notices import tell
from accounts.actions.on_people import lock_person, record
from accounts.errors import NotNow, Refused
from accounts.gate import Actor
from accounts.models import Letter, OneTimeLink, User
from accounts.permissions import Permission
from accounts.queries.people import holders_of
from accounts.rules import rank_of_person
from cen_suite.core.audit.events import Event

STAFF_RANK = 4
QUIET_AFTER_NEW_ADDRESS = timedelta(hours=72)
Kind = OneTimeLink.Kind


@transaction.atomic
def start_reset(*, public_id: str, reason: str, by: Actor) -> OneTimeLink:
    """Start a reset: the owner gets a link; a blocked account works again once it is used."""
    user = _lock(public_id, by)
    if user.state == User.State.INVITED:
        return _send_activation_again(user, by)
    if user.state not in {User.State.ACTIVE, User.State.BLOCKED}:
        raise NotNow(_("A suspended or closed account cannot be reset. Lift that first."))
    if user.email_changed_at and timezone.now() - user.email_changed_at < QUIET_AFTER_NEW_ADDRESS:
        raise NotNow(_("The e-mail address was changed less than 72 hours ago. Wait, then reset."))
    is_staff = rank_of_person(user.pk) >= STAFF_RANK
    link, _secret = start_link(user, Kind.RESET, by=by, needs_second=is_staff)
    _announce(user, link, by, reason)
    if is_staff:
        _ask_for_second(user, by)
    else:
        write_letter(user, Letter.Kind.RESET, link=link)
    return link


@transaction.atomic
def start_factor_removal(*, public_id: str, reason: str, by: Actor) -> OneTimeLink:
    """Ask that the second factors of somebody who lost them be removed; always two people."""
    user = _lock(public_id, by)
    if user.state not in {User.State.ACTIVE, User.State.BLOCKED}:
        raise NotNow
    link, _secret = start_link(user, Kind.FACTOR, by=by, needs_second=True)
    _announce(user, link, by, reason)
    _ask_for_second(user, by)
    return link


@transaction.atomic
def confirm_start(*, link_id: int, by: Actor) -> OneTimeLink:
    """Agree, as a second person of the helpdesk, to a reset that one person started."""
    link = (
        OneTimeLink.objects.select_for_update(of=("self",))
        .select_related("user__administration")
        .get(pk=link_id)
    )
    gate.check(by, Permission.ACCOUNT_RESET, link.user)
    if Permission.HELPDESK not in by.permissions or by.name == link.started_by:
        raise Refused(Permission.ACCOUNT_RESET.value, f"user:{link.user.public_id}")
    if link.used_at or link.void_at or link.confirmed_by or not link.needs_second:
        raise NotNow
    now = timezone.now()
    link.confirmed_by = by.name
    link.expires_at = now + LIFETIMES[Kind(link.kind)]
    if link.kind == Kind.FACTOR:
        link.used_at = now
        _remove_factors(link.user, by)
    else:
        write_letter(link.user, Letter.Kind.RESET, link=link)
    link.save(update_fields=["confirmed_by", "expires_at", "used_at"])
    record(
        by.name,
        Event.RESET_CONFIRMED,
        link.user,
        details={"kind": link.kind, "started_by": link.started_by},
    )
    return link


def _remove_factors(user: User, by: Actor) -> None:
    Authenticator.objects.filter(user=user).delete()
    user.session_epoch += 1
    user.device_epoch += 1
    user.save(update_fields=["session_epoch", "device_epoch"])
    record(by.name, Event.SECOND_FACTOR_REMOVED, user)
    write_letter(user, Letter.Kind.CHANGED, params={"what": "factor"})


def _send_activation_again(user: User, by: Actor) -> OneTimeLink:
    link, _secret = start_link(user, Kind.ACTIVATION, by=by)
    write_letter(user, Letter.Kind.ACTIVATION, link=link, params={"username": user.username})
    _record_start(user, link, by, "")
    return link


def _announce(user: User, link: OneTimeLink, by: Actor, reason: str) -> None:
    _record_start(user, link, by, reason)
    tell([user.pk], "account.reset", params={"by": by.administration or "WCO"})


def _record_start(user: User, link: OneTimeLink, by: Actor, reason: str) -> None:
    record(by.name, Event.RESET_STARTED, user, details={"kind": link.kind}, reason=reason)


def _ask_for_second(user: User, by: Actor) -> None:
    others = [pk for pk in holders_of(Permission.HELPDESK) if pk not in {by.user_id, user.pk}]
    tell(others, "reset.second", link=f"/account/people/{user.public_id}/")


def _lock(public_id: str, by: Actor) -> User:
    user = lock_person(public_id)
    permission = Permission.ACCOUNT_RESET
    if not gate.allows(by, permission, user):
        permission = Permission.MEMBER_RESET
    gate.check(by, permission, user)
    return user
