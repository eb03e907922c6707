"""The only writer of the trail."""

import json
import time
from collections.abc import Mapping
from contextvars import ContextVar

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent

Details = Mapping[str, str | int]

request_id: ContextVar[str] = ContextVar("request_id", default="")


def record(
    actor: str,
    event: Event,
    *,
    subject: str = "",
    details: Details | None = None,
    administration: str = "",
    reason: str = "",
) -> AuditEvent:
    """Remember that `actor` did `event` to `subject`, inside the caller's transaction.

    Details hold codes, counts and ids, never a name or another nominal value.
    """
    return AuditEvent.objects.create(
        at=time.time_ns() // 1000,
        actor=actor,
        event=event.value,
        subject=subject,
        administration=administration,
        reason=reason,
        details=canonical(details or {}),
        request_id=request_id.get(),
        leaf=b"",
    )


def canonical(details: Details) -> str:
    """Write details as the one JSON text that is hashed."""
    return json.dumps(dict(details), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
