"""Publish to a topic after commit.

A ring carries no content, only the topic: whoever watches reads the database then. A ring that is
lost costs a second, because watchers look every second anyway.
"""

import logging
import threading
import time
from collections.abc import Callable
from functools import cache

import redis
from django.conf import settings
from django.db import transaction
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)
CHANNEL = "cen:live"
PATIENCE_SECONDS = 0.2
REST_SECONDS = 5.0

Topics = frozenset[str]
Bell = Callable[[Topics], None]


def publish(*topics: str) -> None:
    """Ring for topics once the caller's transaction is committed; a rollback rings nothing."""
    if topics:
        transaction.on_commit(lambda: ring(frozenset(topics)))


def ring(topics: Topics) -> None:
    """Ring here and, through Redis, in the other processes; never fails, never waits long."""
    with _lock:
        bells = tuple(_bells)
    for bell in bells:
        bell(topics)
    if settings.REDIS_URL:
        _carrier(settings.REDIS_URL).carry(topics)


def add_bell(bell: Bell) -> None:
    """Let a watcher of this process hear what is rung in any thread of it."""
    with _lock:
        _bells.append(bell)


def remove_bell(bell: Bell) -> None:
    """Let a watcher go; one that was never added is no fault."""
    with _lock:
        if bell in _bells:
            _bells.remove(bell)


def pack(topics: Topics) -> bytes:
    """Write topics as one message."""
    return "\n".join(sorted(topics)).encode()


def unpack(message: bytes) -> Topics:
    """Read the topics of a message."""
    return frozenset(message.decode(errors="replace").split("\n"))


class Carrier:
    """Takes rings to other processes; a Redis at fault is left alone for some seconds."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self._resting_until = 0.0

    def carry(self, topics: Topics) -> bool:
        """Pass a ring on; tell whether Redis took it."""
        if time.monotonic() < self._resting_until:
            return False
        try:
            self._redis.publish(CHANNEL, pack(topics))
        except (redis.RedisError, OSError) as fault:
            self._resting_until = time.monotonic() + REST_SECONDS
            log.warning("the bell is away: %s", type(fault).__name__)
            return False
        return True

    def close(self) -> None:
        """Give the connections back."""
        self._redis.close()


_bells: list[Bell] = []
_lock = threading.Lock()
_carrier = cache(Carrier)
