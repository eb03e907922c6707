"""What acts on people share: how the row is locked, and how it is written down."""

from accounts.models import User
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.trail import Details


def lock_person(public_id: str) -> User:
    """Lock an account for this transaction, before anything that belongs to it."""
    return (
        User.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(public_id=public_id)
    )


def record(
    actor: str, event: Event, person: User, *, details: Details | None = None, reason: str = ""
) -> None:
    """Remember what was done to an account, for those who may read the trail of its people."""
    trail.record(
        actor,
        event,
        subject=f"user:{person.public_id}",
        details=details,
        administration=person.administration.code,
        reason=reason,
    )
