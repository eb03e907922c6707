"""Issue and revoke machine tokens."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.errors import AlreadyDone, NotNow, Refused
from accounts.gate import Actor
from accounts.models import Administration, ApiToken
from accounts.permissions import Permission
from accounts.security.codes import Secret, digest, issue_token
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event

LONGEST_DAYS = 366
USE_STEP = timedelta(minutes=1)
SCOPES = frozenset(
    {
        Permission.SEIZURE_READ,
        Permission.SEIZURE_ENTER,
        Permission.SEIZURE_EXPORT,
        Permission.PHOTO_READ,
        Permission.UPLOAD_MAKE,
        Permission.UPLOAD_UNDO,
    }
)
"""What a machine may ever be allowed: data in and out, never people, roles or decisions."""


@transaction.atomic
def issue(
    *, name: str, administration: str, scopes: frozenset[Permission], days: int, by: Actor
) -> tuple[ApiToken, Secret]:
    """Issue a token and give its secret, this once; nobody gives more than he may do himself."""
    place = Administration.objects.select_for_update().get(code=administration)
    gate.check(by, Permission.TOKEN_ISSUE, place)
    if not scopes or not scopes <= SCOPES or not scopes <= by.permissions:
        raise Refused(Permission.TOKEN_ISSUE.value)
    if not 1 <= days <= LONGEST_DAYS:
        raise NotNow(_("A token is valid for one day to one year."))
    secret = issue_token()
    token = ApiToken.objects.create(
        name=name,
        digest=digest(secret),
        hint=secret[:8],
        administration=place,
        scopes=sorted(scope.value for scope in scopes),
        issued_by_id=by.account,
        expires_at=timezone.now() + timedelta(days=days),
    )
    trail.record(
        by.name,
        Event.TOKEN_ISSUED,
        subject=f"token:{token.public_id}",
        details={"scopes": " ".join(token.scopes), "days": days},
        administration=place.code,
    )
    return token, secret


@transaction.atomic
def revoke(*, public_id: str, by: Actor) -> ApiToken:
    """Make a token useless at once."""
    token = (
        ApiToken.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(public_id=public_id)
    )
    gate.check(by, Permission.TOKEN_ISSUE, token)
    if token.revoked_at is not None:
        raise AlreadyDone
    token.revoked_at = timezone.now()
    token.revoked_by = by.name
    token.save(update_fields=["revoked_at", "revoked_by"])
    trail.record(
        by.name,
        Event.TOKEN_REVOKED,
        subject=f"token:{token.public_id}",
        administration=token.administration.code,
    )
    return token


def note_use(token_id: int) -> None:
    """Write when a token was last used; at most once a minute."""
    now = timezone.now()
    ApiToken.objects.filter(pk=token_id).exclude(last_used_at__gt=now - USE_STEP).update(
        last_used_at=now
    )
