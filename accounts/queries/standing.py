"""What a person's page shows: the clocks, the open resets, what the reader may do."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from accounts import gate
from accounts.gate import Actor
from accounts.models import Access, OneTimeLink, User
from accounts.permissions import Application, Permission
from accounts.queries.people import person_for
from accounts.roles import OPENERS
from accounts.security.inactivity import is_inactive, stops_at

RESETTABLE = (User.State.INVITED, User.State.ACTIVE, User.State.BLOCKED)


@dataclass(frozen=True, slots=True)
class Clock:
    """One application: last use, when it stops, whether it has, whether the reader reopens it."""

    application: str
    last_used: datetime
    stops: datetime
    is_stopped: bool
    may_reopen: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A person with everything the reader may know and do."""

    person: User
    language: str
    clocks: list[Clock]
    waiting: list[OneTimeLink]
    may_reset: bool
    may_suspend: bool
    may_certify: bool
    may_grant: bool
    may_confirm: bool
    may_read_trail: bool
    managed: frozenset[int]
    """The memberships of operations that the reader may suspend."""


def standing_of(actor: Actor, public_id: str) -> Standing:
    """Show one person to one reader."""
    person = person_for(actor, public_id)
    is_open = person.state != User.State.CLOSED
    return Standing(
        person=person,
        language=str(dict(settings.LANGUAGES).get(person.language, person.language)),
        clocks=_clocks(actor, person),
        waiting=_waiting(person),
        may_reset=person.state in RESETTABLE and _may_reset(actor, person),
        may_suspend=is_open and gate.allows(actor, Permission.ACCOUNT_SUSPEND, person),
        may_certify=is_open and gate.allows(actor, Permission.ACCOUNT_CERTIFY, person),
        may_grant=is_open and gate.allows(actor, Permission.ROLE_GRANT, person),
        may_confirm=Permission.HELPDESK in actor.permissions and person.pk != actor.user_id,
        may_read_trail=gate.allows(actor, Permission.TRAIL_READ, person),
        managed=_managed(actor, person),
    )


def _may_reset(actor: Actor, person: User) -> bool:
    resets = (Permission.ACCOUNT_RESET, Permission.MEMBER_RESET)
    return any(gate.allows(actor, permission, person) for permission in resets)


def _managed(actor: Actor, person: User) -> frozenset[int]:
    return frozenset(
        held.pk
        for held in person.memberships.filter(ended_at__isnull=True, operation__isnull=False)
        if gate.allows(actor, Permission.MEMBER_MANAGE, held)
    )


def _clocks(actor: Actor, person: User) -> list[Clock]:
    now = timezone.now()
    return [
        Clock(
            application=access.application,
            last_used=access.last_used,
            stops=stops_at(access.last_used, Application(access.application)),
            is_stopped=is_inactive(access.last_used, Application(access.application), now),
            may_reopen=gate.allows(actor, OPENERS[Application(access.application)], person),
        )
        for access in Access.objects.filter(user=person).order_by("application")
    ]


def _waiting(person: User) -> list[OneTimeLink]:
    return list(
        OneTimeLink.objects.filter(
            user=person,
            needs_second=True,
            confirmed_by="",
            used_at__isnull=True,
            void_at__isnull=True,
            expires_at__gt=timezone.now(),
        )
    )
