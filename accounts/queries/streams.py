"""What the readers of open pages would see now, many at a time."""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Count, Max
from django.utils import timezone

from accounts.models import Notice, User
from accounts.queries.actors import held_now
from accounts.security import sessions


class Ending(Enum):
    """Why a person may not go on reading an open page."""

    SIGNED_OUT = "signed-out"
    ROLES_CHANGED = "roles-changed"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who opened a page, and what he proved and held when he did."""

    user_id: int
    session_key: str
    session_hash: str
    memberships: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader would see on a fresh page: how many notices wait, and the newest of them."""

    unread: int = 0
    newest: int = 0
    ending: Ending | None = None


def reader_of(user_id: int, session: SessionBase) -> Reader:
    """Remember who opens a page; the session has just been found to be his."""
    held = held_now([user_id], timezone.now())
    return Reader(
        user_id=user_id,
        session_key=session.session_key or "",
        session_hash=session[HASH_SESSION_KEY],
        memberships=frozenset(each.membership_id for each in held),
    )


def topic_of(user_id: int) -> str:
    """Name the bell of one person."""
    return f"person:{user_id}"


def tray_of(user_id: int) -> Sight:
    """See what waits for one person."""
    return _trays([user_id]).get(user_id, Sight())


def look(readers: Collection[Reader]) -> dict[Reader, Sight]:
    """See for each reader whether he may stay and what waits for him; four queries for all."""
    people = {reader.user_id for reader in readers}
    hashes = _hashes(people)
    alive = _alive(reader.session_key for reader in readers)
    held = {each.membership_id for each in held_now(people, timezone.now())}
    trays = _trays(people)

    def sight(reader: Reader) -> Sight:
        if hashes.get(reader.user_id) != reader.session_hash or reader.session_key not in alive:
            return Sight(ending=Ending.SIGNED_OUT)
        if not reader.memberships <= held:
            return Sight(ending=Ending.ROLES_CHANGED)
        return trays.get(reader.user_id, Sight())

    return {reader: sight(reader) for reader in readers}


def _hashes(people: Iterable[int]) -> dict[int, str]:
    """Give what proves a session today; blocking, closing or resetting an account changes it."""
    users = User.objects.filter(pk__in=people, state=User.State.ACTIVE)
    return {user.pk: user.get_session_auth_hash() for user in users.only(*PROOFS)}


def _alive(keys: Iterable[str]) -> set[str]:
    """Keep the sessions that were not ended and have neither rested nor lived too long."""
    rows = Session.objects.filter(session_key__in=set(keys), expire_date__gt=timezone.now())
    now = time.time()
    return {
        key
        for key, sealed in rows.values_list("session_key", "session_data")
        for started, seen in [_clocks(sealed)]
        if not sessions.is_over(started=started, seen=seen, now=now)
    }


def _trays(people: Iterable[int]) -> Mapping[int, Sight]:
    rows = (
        Notice.objects.filter(user_id__in=people, read_at__isnull=True)
        .values("user_id")
        .annotate(unread=Count("pk"), newest=Max("pk"))
    )
    return {row["user_id"]: Sight(row["unread"], row["newest"]) for row in rows}


@lru_cache(maxsize=4096)
def _clocks(sealed: str) -> tuple[float, float]:
    """Read the two clocks of a session; they move at most once a minute."""
    session = SessionStore().decode(sealed)
    return session.get(sessions.STARTED, 0), session.get(sessions.SEEN, 0)


PROOFS = ("password", "session_epoch")
