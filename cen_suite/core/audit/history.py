"""What happened to a record, and what was done in a person's name."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.audit.sentences import sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history, ready to be read."""

    at: datetime
    actor: str
    event: str
    subject: str
    sentence: str
    reason: str


def of_subject(subject: str, limit: int = 200) -> list[Entry]:
    """List what was done to a record, newest first."""
    return _entries(AuditEvent.objects.filter(subject=subject), limit)


def of_actor(name: str, limit: int = 200) -> list[Entry]:
    """List what was done in a person's name, newest first."""
    return _entries(AuditEvent.objects.filter(actor=name), limit)


def _entries(events: QuerySet[AuditEvent], limit: int) -> list[Entry]:
    return [
        Entry(
            at=datetime.fromtimestamp(event.at / 1_000_000, UTC),
            actor=event.actor,
            event=event.event,
            subject=event.subject,
            sentence=sentence(event.event),
            reason=event.reason,
        )
        for event in events.order_by("-id")[:limit]
    ]
