"""Where a person is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from accounts.gate import Actor
from accounts.models import User
from accounts.security.browsers import name_browser


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One session, as its owner recognizes it."""

    id: int
    since: datetime
    address: str
    browser: str
    is_current: bool


def open_sessions(actor: Actor, current_key: str | None) -> list[OpenSession]:
    """List the sessions of a person that are still open, the present one first."""
    found = UserSession.objects.purge_and_list(User.objects.get(pk=actor.account))
    lines = [
        OpenSession(
            id=row.pk,
            since=row.created_at,
            address=row.ip,
            browser=name_browser(row.user_agent),
            is_current=row.session_key == current_key,
        )
        for row in found
    ]
    return sorted(lines, key=lambda line: (not line.is_current, -line.id))
