import pytest

from cen_suite.bench.ratio import (
    Counted,
    Measured,
    Took,
    Verdict,
    is_noisy,
    percentile,
    percentile_of,
)


def _measured(
    limits: list[float], ours: list[float], goal: float | None = 2, cpu: float = 1
) -> Measured:
    return Measured(
        "job",
        tuple(Took(each, 1) for each in limits),
        tuple(Took(each, cpu) for each in ours),
        goal=goal,
    )


def test_the_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    measured = _measured([1, 10, 100], [2, 30, 100])

    assert measured.ratio == 2


def test_a_ratio_within_the_goal_holds_and_one_beyond_it_is_missed() -> None:
    assert _measured([1, 1, 1], [2, 2, 2]).verdict is Verdict.HOLDS
    assert _measured([1, 1, 1], [2.1, 2.1, 2.1]).verdict is Verdict.MISSED


def test_rounds_that_differ_too_much_are_judged_by_the_processors() -> None:
    assert _measured([1, 1], [1, 4], cpu=1.5).verdict is Verdict.HOLDS
    assert _measured([1, 1], [1, 4], cpu=2.5).verdict is Verdict.MISSED


def test_rounds_that_differ_by_clock_and_processor_are_not_judged() -> None:
    ours = (Took(1, 1), Took(9, 9))

    assert Measured("job", (Took(1, 1),) * 2, ours, goal=2).verdict is Verdict.NOISY


def test_without_a_goal_a_ratio_is_told() -> None:
    assert _measured([1], [1000], goal=None).verdict is Verdict.TOLD


def test_the_naive_way_is_held_against_ours_round_by_round() -> None:
    naives = (Took(10, 1), Took(40, 1))
    measured = Measured("job", (Took(1, 1),) * 2, (Took(1, 1), Took(2, 1)), naives, 2)

    assert measured.naive_ratio == 15
    assert _measured([1], [1]).naive_ratio is None


@pytest.mark.parametrize(("value", "verdict"), [(8, Verdict.HOLDS), (9, Verdict.MISSED)])
def test_a_count_may_reach_its_bound_and_not_pass_it(value: float, verdict: Verdict) -> None:
    assert Counted("queries", value, 8, "queries").verdict is verdict


def test_noise_is_more_than_half_as_much_again() -> None:
    assert not is_noisy([2, 3])
    assert is_noisy([2, 3.01])


def test_percentiles_are_values_that_occurred() -> None:
    values = [float(each) for each in range(100, 0, -1)]

    assert (percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)) == (
        51,
        96,
        100,
    )
    assert percentile_of([Took(1, 9), Took(2, 8)], 0.95) == Took(2, 9)


def test_a_finding_says_goal_and_verdict_in_words_and_for_machines() -> None:
    measured = _measured([1], [3])

    assert "3.00 x limit" in measured.line()
    assert "MISSED" in measured.line()
    assert measured.row()["verdict"] == "MISSED"
    assert measured.row()["our_seconds"] == [3]
