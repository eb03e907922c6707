"""The clocks of inactivity: note that a person used an application."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from accounts.models import Access
from accounts.permissions import Application

STEP = timedelta(minutes=5)


def note_use(user_id: int, application: Application) -> None:
    """Set the clock of one application back to now; at most one write in five minutes.

    The caller has passed the gate: an access that lay unused too long never gets here. The
    cache spares the database a question on every page; without it the clock is set as well.
    """
    if not cache.add(f"used:{user_id}:{application}", True, STEP.total_seconds()):
        return
    now = timezone.now()
    Access.objects.filter(
        user_id=user_id, application=application, last_used__lt=now - STEP
    ).update(last_used=now)
