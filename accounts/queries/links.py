"""Whether a one-time link still opens."""

from django.utils import timezone

from accounts.models import OneTimeLink
from accounts.security.codes import digest


def link_state(secret: str, kind: str) -> bool:
    """Say whether a link would open; used, expired, void and mistyped all read the same."""
    link = OneTimeLink.objects.filter(
        digest=digest(secret),
        kind=kind,
        used_at__isnull=True,
        void_at__isnull=True,
        expires_at__gt=timezone.now(),
    ).first()
    return link is not None and (not link.needs_second or bool(link.confirmed_by))
