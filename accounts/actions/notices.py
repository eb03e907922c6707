"""Tell people: one tray per person, whatever the source."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.actions.letters import write_letter
from accounts.gate import Actor
from accounts.models import Letter, Notice, User
from accounts.notice_kinds import kind_of
from accounts.queries.people import those_who_answer_for
from accounts.queries.streams import topic_of
from cen_suite.core.live import channel


def tell(
    user_ids: Iterable[int],
    kind: str,
    *,
    subject: str = "",
    params: dict[str, str | int] | None = None,
    link: str = "",
    due_date: date | None = None,
) -> int:
    """Put a line into people's trays, in the caller's transaction; return how many are new.

    With a due date the same line is told once per person and date, however often this runs.
    """
    kind_of(kind)
    rows = [
        Notice(
            user_id=user_id,
            kind=kind,
            subject=subject,
            params=params or {},
            link=link,
            due_date=due_date,
        )
        for user_id in dict.fromkeys(user_ids)
    ]
    before = _told(rows) if due_date else 0
    Notice.objects.bulk_create(rows, ignore_conflicts=due_date is not None)
    channel.publish(*(topic_of(row.user_id) for row in rows))
    return len(rows) - before


def tell_about_block(user: User) -> None:
    """Tell the owner by letter, and those who can reset the account by notice."""
    write_letter(user, Letter.Kind.BLOCKED, at_once=False)
    tell(
        those_who_answer_for(user),
        "account.blocked",
        subject=f"user:{user.public_id}",
        params={"name": user.full_name},
        link=f"/account/people/{user.public_id}/",
    )


@transaction.atomic
def read_notices(by: Actor, notice_ids: Iterable[int] | None = None) -> int:
    """Mark one's own notices as read: those named, or all."""
    mine = Notice.objects.filter(user_id=by.account, read_at__isnull=True)
    if notice_ids is not None:
        mine = mine.filter(pk__in=list(notice_ids))
    channel.publish(topic_of(by.account))
    return mine.update(read_at=timezone.now())


def _told(rows: list[Notice]) -> int:
    first = rows[0] if rows else None
    if first is None:
        return 0
    return Notice.objects.filter(
        user_id__in=[row.user_id for row in rows],
        kind=first.kind,
        subject=first.subject,
        due_date=first.due_date,
    ).count()
