"""A worker's own round: while the bell is away it asks the database for work itself."""

import logging
import threading
from typing import Final

import redis
from django.conf import settings
from django.db import connection

from cen_suite.core.jobs import dispatch

log = logging.getLogger(__name__)
ROUND_SECONDS: Final = 5.0
_over = threading.Event()


def begin() -> threading.Thread:
    """Start to walk rounds beside the work that the bell brings."""
    _over.clear()
    thread = threading.Thread(target=_walk, name="rounds", daemon=True)
    thread.start()
    return thread


def end() -> None:
    """Walk no further round."""
    _over.set()


def bell_answers() -> bool:
    """Tell whether Redis answers within a second; without one there is nothing to be away."""
    if not settings.REDIS_URL:
        return True
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def walk_once() -> int:
    """Do what waits, one job after the other, if nobody can be rung for; say how many jobs."""
    if bell_answers():
        return 0
    waiting = dispatch.waiting()
    for job_id in waiting:
        try:
            dispatch.run(job_id)
        except Exception:
            log.exception("job %s failed and will be tried again", job_id)  # the next one may not
    return len(waiting)


def _walk() -> None:
    while not _over.wait(ROUND_SECONDS):
        try:
            walk_once()
        except Exception:
            log.exception("a round failed; the next one will come")  # a database may be away too
        finally:
            connection.close()
