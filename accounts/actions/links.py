"""One-time links: started by one person, opened once by another, never seen in between."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import LinkInvalid
from accounts.gate import Actor
from accounts.models import OneTimeLink, User
from accounts.security.codes import Secret, digest, issue_secret

LIFETIMES = {
    OneTimeLink.Kind.ACTIVATION: timedelta(days=7),
    OneTimeLink.Kind.RESET: timedelta(minutes=30),
    OneTimeLink.Kind.DEVICE: timedelta(minutes=30),
    OneTimeLink.Kind.FACTOR: timedelta(days=1),
}


def start_link(
    user: User, kind: OneTimeLink.Kind, *, by: Actor | None, needs_second: bool = False
) -> tuple[OneTimeLink, Secret]:
    """Make a link and void every earlier one of its kind; part of the caller's transaction."""
    now = timezone.now()
    void_links(user, kind)
    secret = issue_secret()
    link = OneTimeLink.objects.create(
        user=user,
        kind=kind,
        digest=digest(secret),
        started_by=by.name if by else "system",
        needs_second=needs_second,
        created_at=now,
        expires_at=now + LIFETIMES[kind],
    )
    return link, secret


def void_links(user: User, *kinds: OneTimeLink.Kind) -> None:
    """Make earlier links useless."""
    OneTimeLink.objects.filter(
        user=user, kind__in=kinds, used_at__isnull=True, void_at__isnull=True
    ).update(void_at=timezone.now())


def lock_link(secret: str, kind: OneTimeLink.Kind) -> OneTimeLink:
    """Lock an open link for use, inside the caller's transaction; anything else is invalid."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a link is locked inside the transaction that uses it")
    link = (
        OneTimeLink.objects.select_for_update(of=("self",))
        .select_related("user__administration")
        .filter(digest=digest(secret), kind=kind, used_at__isnull=True, void_at__isnull=True)
        .filter(expires_at__gt=timezone.now())
        .first()
    )
    if link is None or (link.needs_second and not link.confirmed_by):
        raise LinkInvalid
    return link


def use_link(link: OneTimeLink) -> None:
    """Burn a locked link."""
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
