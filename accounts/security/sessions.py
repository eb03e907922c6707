"""How long a session lives: 30 minutes idle, 12 hours at most."""

from typing import Final

STARTED: Final = "accounts.started"
SEEN: Final = "accounts.seen"
"""Under which names a session keeps its two clocks."""
IDLE_SECONDS: Final = 30 * 60
ABSOLUTE_SECONDS: Final = 12 * 3600
STEP_UP_SECONDS: Final = 10 * 60
REFRESH_SECONDS: Final = 60


def is_over(*, started: float, seen: float, now: float) -> bool:
    """Tell whether a session has ended, by rest or by age; a clock set back ends nothing."""
    return now - seen > IDLE_SECONDS or now - started > ABSOLUTE_SECONDS


def is_fresh(authenticated: float, now: float) -> bool:
    """Tell whether the person proved himself recently enough for a sensitive act."""
    return 0 <= now - authenticated <= STEP_UP_SECONDS
