"""Times that must not differ: sure verdicts only, and nothing of the measuring stays behind."""

from collections.abc import Iterable
from typing import Any

import pytest

from accounts.actions import sign_in
from accounts.models import (
    Access,
    Letter,
    Membership,
    Notice,
    PhantomAttempt,
    SignInAttempt,
    User,
)
from cen_suite.bench.alike import Alike, mann_whitney, span
from cen_suite.bench.ground import Ground
from cen_suite.bench.jobs.signing_in_alike import LIKE, accounts_of_ours, agree, measure
from cen_suite.bench.ratio import Took, Verdict
from cen_suite.bench.stopwatch import Disagreement
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import place, somebody

GROUND = Ground(runs=1, seed=7, cases=0, is_own=False, workbook=0, say=lambda _text: None)
TABLES = (User, Membership, Access, SignInAttempt, PhantomAttempt, Letter, Notice, AuditEvent)


def _alike(ours: Iterable[float], likes: Iterable[float], cpu: float = 1) -> Alike:
    return Alike(
        "this",
        "that",
        tuple(Took(each, cpu) for each in ours),
        tuple(Took(each, 1) for each in likes),
        0.10,
    )


def test_medians_within_the_goal_hold_either_way() -> None:
    assert _alike([1.09] * 9, [1] * 9).verdict is Verdict.HOLDS
    assert _alike([0.91] * 9, [1] * 9).verdict is Verdict.HOLDS


def test_medians_beyond_the_goal_are_missed_either_way() -> None:
    assert _alike([1.11] * 9, [1] * 9).verdict is Verdict.MISSED
    assert _alike([0.89] * 9, [1] * 9).verdict is Verdict.MISSED


def test_a_few_slow_rounds_change_no_verdict() -> None:
    assert _alike([1] * 27 + [9] * 3, [1] * 30).verdict is Verdict.HOLDS
    assert _alike([0.5] * 27 + [9] * 3, [1] * 30).verdict is Verdict.MISSED


def test_where_the_clock_leaves_a_doubt_the_processors_judge() -> None:
    wild = [0.7, 1.4] * 15

    assert _alike(wild, [1] * 30).verdict is Verdict.HOLDS
    assert _alike(wild, [1] * 30, cpu=0.5).verdict is Verdict.MISSED


def test_where_both_leave_a_doubt_nobody_judges() -> None:
    wild = tuple(Took(each, each) for each in [0.7, 1.4] * 15)

    assert Alike("this", "that", wild, (Took(1, 1),) * 30, 0.10).verdict is Verdict.NOISY


def test_the_same_rounds_give_the_same_bounds() -> None:
    rounds = [(1 + number % 7 / 50, 1 + number % 5 / 50) for number in range(40)]

    assert span(rounds) == span(rounds)
    assert span(rounds).low <= span(rounds).ratio <= span(rounds).high


def test_the_test_of_mann_and_whitney_tells_mixed_times_from_shifted_ones() -> None:
    even = [float(each) for each in range(0, 80, 2)]
    odd = [each + 1 for each in even]

    assert mann_whitney(even, odd) == pytest.approx(0.847, abs=0.001)  # as scipy has it
    assert mann_whitney([each + 40 for each in even], odd) < 0.001


def test_it_says_ratio_bounds_and_verdict_in_words_and_for_machines() -> None:
    found = _alike([1.2] * 9, [1] * 9)

    assert "1.200 x that by the clock (1.200 to 1.200, p 0.00)" in found.line()
    assert found.line().endswith("(goal within 10%): MISSED")
    assert found.row()["verdict"] == "MISSED"
    assert found.row()["our_seconds"] == [1.2] * 9


@pytest.fixture
def costly(db: None, settings: Any) -> None:
    """Hash passwords as an installation does: the hash is what takes the time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    place("SN-CUS")


@pytest.mark.usefixtures("costly")
def test_four_situations_are_held_to_a_wrong_password_and_nothing_is_left() -> None:
    somebody("sn.officer", "EO")
    before = {table: set(table.objects.values_list("pk", flat=True)) for table in TABLES}

    found = list(measure(GROUND))

    assert [each.name for each in found] == [
        "sign-in, unknown name",
        "sign-in, blocked, wrong password",
        "sign-in, unused, right password",
        "sign-in, blocked, right password",
    ]
    assert {len(each.ours) for each in found} == {10}
    assert Verdict.MISSED not in {each.verdict for each in found}
    after = {table: set(table.objects.values_list("pk", flat=True)) for table in TABLES}
    assert after == before


@pytest.mark.usefixtures("costly")
def test_negative_control_a_situation_that_skips_the_hash_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sign_in, "make_password", lambda _typed: "")

    found = {each.name: each.verdict for each in measure(GROUND)}

    assert found["sign-in, unknown name"] is Verdict.MISSED
    assert found["sign-in, blocked, right password"] is Verdict.MISSED
    assert found["sign-in, unused, right password"] is not Verdict.MISSED


@pytest.mark.usefixtures("costly")
def test_negative_control_another_page_is_noticed() -> None:
    with accounts_of_ours() as situations:
        agree(situations)
        User.objects.filter(username="bench.blocked").update(state="active", failed=0)
        with pytest.raises(Disagreement, match="let in"):
            agree(situations)


@pytest.mark.usefixtures("costly")
def test_a_try_that_is_not_evaluated_is_noticed(settings: Any) -> None:
    settings.SIGN_IN_LIMITS = dict.fromkeys(("names", "failures", "blocks", "refusals"), 0)

    with accounts_of_ours() as situations, pytest.raises(Disagreement, match="not evaluated"):
        agree({LIKE: situations[LIKE]})


@pytest.mark.usefixtures("costly")
def test_what_a_killed_run_left_goes_with_the_next() -> None:
    running = accounts_of_ours()
    running.__enter__()

    with accounts_of_ours():
        assert User.objects.filter(username__startswith="bench.").count() == 3

    assert not User.objects.filter(username__startswith="bench.").exists()
