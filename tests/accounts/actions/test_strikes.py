"""Three strikes, whatever happens at the same time."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actions import sign_in
from accounts.actions.sign_in import Debit, Try, Verdict, evaluate, try_password
from accounts.actions.upkeep import block_stuck
from accounts.models import Access, Letter, Notice, PhantomAttempt, SignInAttempt, User
from accounts.security.hashing import Busy
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, Somebody, somebody

HOME = "192.0.2.0/24"
Outcome = SignInAttempt.Outcome


def attempt(name: str, password: str, source: str = HOME) -> Verdict:
    return try_password(Try(name, source), password)[0]


def in_parallel(count: int, act) -> list[object]:
    """Start everything at the same moment, each in a thread and connection of its own."""
    start, results = threading.Barrier(count), []

    def run(number: int) -> None:
        start.wait()
        try:
            results.append(act(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_of_forty_parallel_guesses_exactly_three_are_evaluated(reader: Somebody, settings) -> None:
    settings.SIGN_IN_LIMITS = {"names": 100, "failures": 100, "blocks": 100, "refusals": 100}
    looked_at: list[int] = []

    def verify(debit: Debit) -> bool:
        if debit.user_id is not None:
            looked_at.append(debit.attempt_id)
        return False

    def guess(number: int) -> Verdict | None:
        try:
            return evaluate(Try("sn.reader", f"198.51.{number}.0/24"), verify)[0]
        except Busy:  # a machine under load turns some away, uncounted
            return None

    verdicts = Counter(in_parallel(40, guess))

    assert len(looked_at) == 3
    assert verdicts[Verdict.WRONG] + verdicts[None] == 40
    assert reader.fresh().state == User.State.BLOCKED
    assert AuditEvent.objects.filter(event=Event.ACCOUNT_BLOCKED.value).count() == 1


@pytest.mark.django_db(transaction=True)
def test_negative_control_verifying_before_counting_evaluates_all(reader: Somebody) -> None:
    looked_at: list[int] = []

    def careless(number: int) -> None:
        """Verify first, count afterwards: what the order of the five steps forbids."""
        user = User.objects.get(username="sn.reader")
        if user.state == User.State.ACTIVE and user.failed < 3:
            looked_at.append(number)
            threading.Event().wait(0.3)
            User.objects.filter(pk=user.pk).update(failed=user.failed + 1)

    in_parallel(12, careless)

    assert len(looked_at) > 3


@pytest.mark.django_db(transaction=True)
def test_one_network_cannot_burst_past_its_gate(reader: Somebody) -> None:
    somebody("sn.second", "RD")
    somebody("sn.third", "RD")
    names = ["sn.reader", "sn.second", "sn.third"]

    verdicts = in_parallel(18, lambda n: attempt(names[n % 3], "wrong"))

    assert Counter(verdicts)[Verdict.WRONG] <= 6
    assert User.objects.filter(state=User.State.BLOCKED).count() <= 2


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_a_complete_sign_in_wipes_the_strikes(self, reader: Somebody) -> None:
        attempt("sn.reader", "wrong")
        attempt("sn.reader", "wrong")
        attempt("sn.reader", PASSWORD)
        assert reader.fresh().failed == 2

        sign_in.complete_sign_in(reader.user.pk)

        assert reader.fresh().failed == 0

    def test_the_name_is_read_whatever_its_case(self, reader: Somebody) -> None:
        assert attempt(" SN.Reader ", PASSWORD) is Verdict.RIGHT

    def test_a_block_ends_sessions_and_tells_owner_and_contact_point(
        self, reader: Somebody, contact_point: Somebody
    ) -> None:
        epoch = reader.fresh().session_epoch

        for _ in range(3):
            attempt("sn.reader", "wrong")

        assert reader.fresh().session_epoch == epoch + 1
        assert Letter.objects.filter(user=reader.user, kind="blocked").count() == 1
        told = Notice.objects.filter(kind="account.blocked").values_list("user_id", flat=True)
        assert list(told) == [contact_point.user.pk]

    def test_a_sign_in_cannot_be_completed_after_a_block(self, reader: Somebody) -> None:
        assert attempt("sn.reader", PASSWORD) is Verdict.RIGHT
        for _ in range(3):
            attempt("sn.reader", "wrong", "198.51.100.0/24")

        assert sign_in.complete_sign_in(reader.user.pk) is None

    def test_an_unknown_name_leaves_a_phantom_and_no_name(self) -> None:
        assert attempt("nobody.here", "x") is Verdict.WRONG

        phantom = PhantomAttempt.objects.get()
        assert b"nobody" not in bytes(phantom.name_digest)
        assert SignInAttempt.objects.get().outcome == Outcome.WRONG

    def test_an_unused_account_is_refused_without_a_strike(self, reader: Somebody) -> None:
        Access.objects.update(last_used=timezone.now() - timedelta(days=31))

        assert attempt("sn.reader", PASSWORD) is Verdict.WRONG
        assert reader.fresh().failed == 0

    @pytest.mark.parametrize("state", ["invited", "suspended", "closed", "blocked"])
    def test_the_right_password_opens_no_account_that_is_not_active(
        self, reader: Somebody, state: str
    ) -> None:
        User.objects.update(state=state)

        assert attempt("sn.reader", PASSWORD) is Verdict.WRONG

    def test_a_try_that_died_between_debit_and_settling_stays_counted(
        self, reader: Somebody
    ) -> None:
        def die(_debit: Debit) -> bool:
            raise ConnectionError

        for number in range(3):
            with pytest.raises(ConnectionError):
                evaluate(Try("sn.reader", f"198.51.{number}.0/24"), die)

        assert attempt("sn.reader", PASSWORD) is Verdict.WRONG
        assert block_stuck(timezone.now() + timedelta(minutes=5)) == 1
        assert reader.fresh().state == User.State.BLOCKED


@pytest.mark.django_db
class TestTheGatesBeforeTheStrike:
    def test_one_network_blocks_at_most_two_accounts(self) -> None:
        for number in range(6):
            somebody(f"sn.member{number}", "RD")

        for number in range(6):
            for _ in range(3):
                attempt(f"sn.member{number}", "wrong")

        assert User.objects.filter(state=User.State.BLOCKED).count() == 2

    def test_five_hundred_names_from_one_network_block_two(self) -> None:
        for number in range(3):
            somebody(f"sn.member{number}", "RD")

        verdicts = Counter(attempt(f"sn.member{n}", "wrong") for n in range(500) for _ in range(3))

        assert verdicts[Verdict.WRONG] == 6
        assert User.objects.filter(state=User.State.BLOCKED).count() <= 2

    def test_fifty_networks_are_stopped_by_the_breaker(self) -> None:
        for number in range(30):
            somebody(f"sn.member{number}", "RD")

        for number in range(30):
            for _ in range(3):
                attempt(f"sn.member{number}", "wrong", f"203.0.{number}.0/24")

        assert User.objects.filter(state=User.State.BLOCKED).count() == 6
        assert attempt("sn.member29", PASSWORD, "198.51.100.0/24") is Verdict.MAIL_FIRST

    def test_a_known_device_signs_in_all_the_same(self, reader: Somebody) -> None:
        for number in range(7):
            attempt(f"unknown{number}", "wrong")
        assert attempt("sn.reader", PASSWORD) is Verdict.SOURCE_SPENT

        known = Try("sn.reader", HOME, known_devices=frozenset({reader.user.pk}))

        assert try_password(known, PASSWORD)[0] is Verdict.RIGHT

    def test_a_known_device_has_three_strikes_like_any_other(self, reader: Somebody) -> None:
        known = Try("sn.reader", HOME, known_devices=frozenset({reader.user.pk}))

        for _ in range(3):
            try_password(known, "wrong")

        assert reader.fresh().state == User.State.BLOCKED

    def test_a_device_of_another_account_helps_nothing(
        self, reader: Somebody, reporter: Somebody
    ) -> None:
        for number in range(7):
            attempt(f"unknown{number}", "wrong")

        stranger = Try("sn.reader", HOME, known_devices=frozenset({reporter.user.pk}))

        assert try_password(stranger, PASSWORD)[0] is Verdict.SOURCE_SPENT

    def test_the_gate_opens_again_after_an_hour(self, reader: Somebody) -> None:
        for number in range(7):
            attempt(f"unknown{number}", "wrong")
        SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=61))

        assert attempt("sn.reader", PASSWORD) is Verdict.RIGHT
