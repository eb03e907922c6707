"""Officers one may see, and those who answer for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Prefetch, Q, QuerySet, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.gate import Actor
from accounts.models import Administration, Membership, User
from accounts.permissions import Permission
from accounts.roles import ROLES
from accounts.rules import held_now, operation_is_known

PAGE = 50
CERTIFY_EVERY = timedelta(days=365)
DUE = "due"


def people_for(actor: Actor) -> QuerySet[User]:
    """List the people this actor may see, with their place and their present roles."""
    held = Membership.objects.filter(ended_at__isnull=True).annotate(
        known_operation=Case(When(operation_is_known(actor), then="operation"), default=None)
    )
    return (
        gate.visible(actor, User.objects.all())
        .select_related("administration", "office")
        .prefetch_related(Prefetch("memberships", held.order_by("application", "role"), "held"))
    )


def person_for(actor: Actor, public_id: str) -> User:
    """Fetch one person this actor may see, or raise DoesNotExist."""
    return people_for(actor).get(public_id=public_id)


def holders_of(permission: Permission, administration: Administration | None = None) -> list[int]:
    """List who may do something now, everywhere or in one administration."""
    codes = [role.code for role in ROLES.values() if permission in role.permissions]
    held = held_now().filter(role__in=codes, user__state=User.State.ACTIVE)
    if administration is not None:
        held = held.filter(administration=administration)
    return list(held.values_list("user_id", flat=True).distinct())


def those_who_answer_for(user: User) -> list[int]:
    """List who can reset a person: the contact points of the place, else the helpdesk."""
    own = [pk for pk in holders_of(Permission.ACCOUNT_RESET, user.administration) if pk != user.pk]
    return own or [pk for pk in holders_of(Permission.HELPDESK) if pk != user.pk]


def shown_names(usernames: Iterable[str]) -> dict[str, str]:
    """Give the names that pages show instead of user names, which stay between few."""
    rows = User.objects.filter(username__in=set(usernames)).values_list(
        "username", "full_name", "administration__code"
    )
    return {username: f"{name} ({code})" for username, name, code in rows}


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of the directory."""

    people: list[User]
    next_mark: str


def state_choices() -> list[tuple[str, str | Promise]]:
    """List the states people are sought by; one of them is being due for confirmation."""
    return [*User.State.choices, (DUE, _("Waits for the yearly confirmation"))]


def directory(actor: Actor, *, query: str = "", state: str = "", mark: str = "") -> Directory:
    """List people by name, fifty at a time; the mark is the name the page starts after."""
    rows = people_for(actor)
    if query:
        rows = rows.filter(Q(full_name__icontains=query) | Q(administration__code__iexact=query))
    if state == DUE:
        rows = rows.filter(
            state=User.State.ACTIVE, certified_at__lte=timezone.now() - CERTIFY_EVERY
        )
    elif state:
        rows = rows.filter(state=state)
    name, _bar, pk = mark.rpartition("|")
    if pk.isdecimal():
        rows = rows.filter(Q(full_name__gt=name) | Q(full_name=name, pk__gt=int(pk)))
    found = list(rows.order_by("full_name", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Directory(found[:PAGE], f"{last.full_name}|{last.pk}" if last else "")
