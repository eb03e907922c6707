"""When an unused access stops: 30 days for CEN and nCEN, 25 for CENcomm; full days of 24 hours."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from accounts.permissions import Application

LIMITS: Final = {
    Application.CEN: timedelta(days=30),
    Application.NCEN: timedelta(days=30),
    Application.CENCOMM: timedelta(days=25),
}
NOTICE_DAYS: Final = (10, 5, 1)


def stops_at(last_used: datetime, application: Application) -> datetime:
    """Say from which moment on an access is inactive."""
    return last_used + LIMITS[application]


def is_inactive(last_used: datetime, application: Application, now: datetime) -> bool:
    """Tell whether an access has lain unused too long, to the second."""
    return now >= stops_at(last_used, application)


def notice_due(deadline: datetime, now: datetime, days: Iterable[int] = NOTICE_DAYS) -> int | None:
    """Say which notice (10, 5 or 1 days before) is due now, the most urgent one only.

    After an interruption of the scheduler the missed, less urgent ones are not sent any more.
    """
    left = deadline - now
    if left <= timedelta(0):
        return None
    due = [day for day in days if left <= timedelta(days=day)]
    return min(due, default=None)


def is_suspiciously_many(changes: int, accounts: int) -> bool:
    """Tell whether a nightly change is so large that a person must look at the clock first."""
    return changes > max(20, accounts // 10)
