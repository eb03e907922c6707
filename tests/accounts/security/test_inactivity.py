"""When an unused access stops, to the second; days are 24 hours, whatever calendars do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.permissions import Application
from accounts.security.inactivity import is_inactive, is_suspiciously_many, notice_due, stops_at

DAKAR = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("application", "days"), [("cen", 30), ("ncen", 30), ("cencomm", 25)])
def test_the_last_second_counts(application: str, days: int) -> None:
    wanted, limit = Application(application), timedelta(days=days)

    assert not is_inactive(DAKAR, wanted, DAKAR + limit - timedelta(seconds=1))
    assert is_inactive(DAKAR, wanted, DAKAR + limit)


def test_the_leap_day_is_a_day() -> None:
    last = datetime(2028, 2, 10, tzinfo=UTC)

    assert stops_at(last, Application.CENCOMM) == datetime(2028, 3, 6, tzinfo=UTC)


def test_summer_time_takes_no_hour_away() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    last = datetime(2027, 3, 10, 12, tzinfo=berlin).astimezone(UTC)
    by_the_wall_clock = datetime(2027, 4, 4, 12, tzinfo=berlin).astimezone(UTC)

    assert not is_inactive(last, Application.CENCOMM, by_the_wall_clock)
    assert is_inactive(last, Application.CENCOMM, by_the_wall_clock + timedelta(hours=1))


@pytest.mark.parametrize(
    ("left", "due"),
    [
        (timedelta(days=10, seconds=1), None),
        (timedelta(days=10), 10),
        (timedelta(days=5, seconds=1), 10),
        (timedelta(days=5), 5),
        (timedelta(days=1), 1),
        (timedelta(seconds=1), 1),
        (timedelta(0), None),
        (timedelta(days=-3), None),
    ],
)
def test_one_notice_is_due_at_a_time(left: timedelta, due: int | None) -> None:
    assert notice_due(DAKAR + left, DAKAR) == due


@pytest.mark.parametrize(
    ("changes", "accounts", "doubtful"),
    [(20, 50, False), (21, 50, True), (500, 5000, False), (501, 5000, True), (0, 0, False)],
)
def test_a_mass_change_is_doubted(changes: int, accounts: int, doubtful: bool) -> None:
    assert is_suspiciously_many(changes, accounts) is doubtful
