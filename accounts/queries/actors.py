"""From an account or a token to the actor that the gate knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts import rules
from accounts.gate import NOBODY, Actor
from accounts.models import Access, ApiToken, User
from accounts.permissions import Application, Permission
from accounts.roles import permissions_of, rank_of
from accounts.security.codes import digest
from accounts.security.inactivity import is_inactive
from accounts.security.passwords import expires_at

TOKEN_USE_STEP = 60


def actor_for(user: User, now: datetime | None = None) -> Actor:
    """Add up what a person may do now; an application unused too long gives nothing."""
    roles = roles_now(user, now or timezone.now())
    place = user.administration
    return Actor(
        user_id=user.pk,
        name=user.username,
        administration_id=place.pk,
        administration=place.code,
        country=place.country,
        permissions=permissions_of(roles) if user.is_active else frozenset(),
        language=user.language,
        rilo=place.code if place.kind == place.Kind.RILO else place.rilo,
        rank=rank_of(roles),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """One role that somebody holds now."""

    user_id: int
    membership_id: int
    role: str


def roles_now(user: User, now: datetime) -> list[str]:
    """List the roles a person holds now, in applications he has not left unused."""
    return [each.role for each in held_now([user.pk], now)]


def held_now(people: Iterable[int], now: datetime) -> list[Held]:
    """List the roles that people hold now, in applications they have not left unused."""
    last_used = Access.objects.filter(user=OuterRef("user"), application=OuterRef("application"))
    rows = (
        rules.held_now(now)
        .filter(user_id__in=people, administration__is_active=True)
        .annotate(last_used=Subquery(last_used.values("last_used")[:1]))
        .values_list("user_id", "pk", "role", "application", "last_used")
    )
    return [
        Held(user_id, pk, role)
        for user_id, pk, role, application, used in rows
        if used is not None and not is_inactive(used, Application(application), now)
    ]


def actor_named(username: str) -> Actor:
    """Find the actor behind a name in the trail or in a job, with what he may do now."""
    user = User.objects.select_related("administration").filter(username=username).first()
    return actor_for(user) if user is not None else NOBODY


def actor_for_token(secret: str) -> Actor:
    """Find the machine behind a token; expired, revoked and unknown ones are all nobody."""
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("administration", "issued_by")
        .filter(digest=digest(secret), revoked_at__isnull=True, expires_at__gt=now)
        .filter(administration__is_active=True)
        .exclude(issued_by__state__in=[User.State.SUSPENDED, User.State.CLOSED])
        .first()
    )
    if token is None:
        return NOBODY
    place = token.administration
    return Actor(
        user_id=None,
        name=f"token:{token.public_id}",
        administration_id=place.pk,
        administration=place.code,
        country=place.country,
        permissions=frozenset(Permission(scope) for scope in token.scopes if scope in _KNOWN),
        is_machine=True,
        rilo=place.rilo,
        token_id=token.pk,
    )


def password_is_old(user: User) -> bool:
    """Say whether the password must be changed before anything else."""
    deadline = expires_at(user.password_changed_at, settings.PASSWORD_MAX_DAYS)
    return deadline is not None and user.has_usable_password() and timezone.now() >= deadline


def has_second_factor(user_id: int) -> bool:
    """Say whether a person has enrolled an authenticator or a key."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=kinds).exists())


_KNOWN = frozenset(permission.value for permission in Permission)
