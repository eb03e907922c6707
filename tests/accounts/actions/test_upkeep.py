"""The nightly check: late, twice or never, it lets nobody in and keeps nobody out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from accounts.actions.letters import send_waiting
from accounts.actions.upkeep import keep_accounts, write_digests
from accounts.models import Access, Notice, User
from accounts.queries.actors import actor_for
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, somebody

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _still_clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def told(kind: str) -> list[int]:
    return [row.params["days"] for row in Notice.objects.filter(kind=kind).order_by("id")]


def test_notices_come_ten_five_and_one_days_before_each_once(reader: Somebody) -> None:
    for hour in range(0, 31 * 24, 6):
        keep_accounts(NOON + timedelta(hours=hour))
        keep_accounts(NOON + timedelta(hours=hour))

    assert told("access.stops") == [10, 5, 1]


def test_after_a_week_without_scheduler_only_the_urgent_notice_is_sent(reader: Somebody) -> None:
    keep_accounts(NOON + timedelta(days=19))
    keep_accounts(NOON + timedelta(days=27))

    assert told("access.stops") == [3]


def test_a_week_without_scheduler_lets_nobody_in(reader: Somebody) -> None:
    user = reader.fresh()

    assert actor_for(user, NOON + timedelta(days=30, seconds=-1)).permissions
    assert not actor_for(user, NOON + timedelta(days=30)).permissions


def test_use_starts_the_notices_over(reader: Somebody) -> None:
    keep_accounts(NOON + timedelta(days=21))
    Access.objects.update(last_used=NOON + timedelta(days=21))
    keep_accounts(NOON + timedelta(days=42))

    assert told("access.stops") == [9, 9]


def test_a_password_is_announced_and_then_must_be_changed(reader: Somebody, settings) -> None:
    settings.PASSWORD_MAX_DAYS = 20
    for day in range(21):
        keep_accounts(NOON + timedelta(days=day))

    assert told("password.expires") == [10, 5, 1]


def test_what_time_has_stopped_is_written_once(reader: Somebody) -> None:
    first = keep_accounts(NOON + timedelta(days=31))
    second = keep_accounts(NOON + timedelta(days=31))

    assert (first.stopped, second.stopped) == (1, 0)
    assert AuditEvent.objects.filter(event=Event.ACCESS_STOPPED.value).count() == 1


def test_a_clock_that_jumps_changes_nothing_and_calls_the_helpdesk(helpdesk: Somebody) -> None:
    for number in range(25):
        somebody(f"sn.member{number}", "RD")

    kept = keep_accounts(NOON + timedelta(days=40))

    assert kept.is_doubtful
    assert not Access.objects.filter(stopped_at__isnull=False).exists()
    assert Notice.objects.filter(kind="clock.doubted", user=helpdesk.user).count() == 1
    assert not Notice.objects.filter(kind="access.stops").exists()


def test_a_person_may_confirm_the_mass_change() -> None:
    for number in range(25):
        somebody(f"sn.member{number}", "RD")

    kept = keep_accounts(NOON + timedelta(days=40), confirmed=True)

    assert kept.stopped == 25


def test_contact_points_hear_once_a_month_whom_to_confirm(
    reader: Somebody, contact_point: Somebody
) -> None:
    User.objects.update(certified_at=NOON - timedelta(days=400))

    keep_accounts(NOON)
    keep_accounts(NOON + timedelta(days=1))

    assert Notice.objects.filter(kind="certify.due", user=contact_point.user).count() == 1


def test_the_digest_says_how_many_and_nothing_else(reader: Somebody) -> None:
    keep_accounts(NOON + timedelta(days=25))

    assert write_digests() == 1
    assert write_digests() == 0
    send_waiting()
    letter = mail.outbox[-1]
    assert "one notice waits" in letter.body
    assert "CEN " not in letter.body.replace("CEN Suite", "")
