"""Someone's tray, said in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import ngettext

from accounts import gate
from accounts.gate import Actor, actor_of
from accounts.models import Notice
from accounts.notice_kinds import kind_of, words

MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tray, ready to be read."""

    id: int
    at: datetime
    sentence: str
    link: str
    is_urgent: bool
    is_read: bool


def notices_of(actor: Actor) -> list[Line]:
    """List a person's notices, newest first."""
    rows = gate.visible(actor, Notice.objects.all()).order_by("-id")[:MOST]
    return [
        Line(
            id=row.pk,
            at=row.created_at,
            sentence=words(row.kind, row.params),
            link=row.link,
            is_urgent=kind_of(row.kind).is_urgent,
            is_read=row.read_at is not None,
        )
        for row in rows
    ]


def unread_count(user_id: int) -> int:
    """Count what a person has not read."""
    return Notice.objects.filter(user_id=user_id, read_at__isnull=True).count()


def unread_words(count: int) -> str:
    """Say in the reader's language how many notices wait."""
    return ngettext("%(count)s unread notice", "%(count)s unread notices", count) % {
        "count": count
    }


def unread_for(request: HttpRequest) -> int:
    """Count for the frame, once per page."""
    return unread_count(actor_of(request).account)
