"""Remember who read what is about people: requests, signed forms, the trail itself."""

from django.db import transaction

from accounts.gate import Actor
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event


@transaction.atomic
def note_reading(event: Event, subject: str, *, administration: str, by: Actor) -> None:
    """Write a sensitive reading into the trail; the caller has passed the gate."""
    trail.record(by.name, event, subject=subject, administration=administration)
