from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.record.completeness import Band, band, score
from seizures.record.definition import facts_of
from seizures.record.facts import SeizureFacts
from tests.seizures.record.cases import CASE, case, with_line


@pytest.mark.parametrize(
    ("points", "mark"),
    [(100, "A"), (85, "A"), (84, "B"), (70, "B"), (69, "C"), (50, "C"), (49, "D"), (0, "D")],
)
def test_a_score_has_its_band(points: int, mark: str) -> None:
    assert band(points) is Band(mark)


def test_an_empty_case_has_no_points() -> None:
    assert score(SeizureFacts()) == 0


def test_unknown_is_no_answer_worth_points() -> None:
    assert score(case(customs_procedure="UNK")) == score(case(customs_procedure=None))


def test_what_the_application_fills_in_earns_no_points() -> None:
    assert score(case(office="DKR-PORT", title="Anything")) == score(CASE)


def test_a_mandatory_answer_weighs_more_than_an_optional_one() -> None:
    lacking = score(case(direction=None))

    assert lacking < score(case(event_end=None)) <= score(CASE)


def test_no_goods_do_not_make_a_case_more_complete() -> None:
    assert score(case(lines=())) < score(CASE)


def test_an_answer_about_the_family_never_costs_points() -> None:
    assert score(with_line(extension={"colour": "WHI"})) >= score(CASE)


@given(st.sampled_from([fact.name for fact in facts_of(SeizureFacts)]))
def test_taking_an_answer_away_never_earns_points(name: str) -> None:
    empty: Any = () if isinstance(getattr(CASE, name), tuple) else None

    assert 0 <= score(case(**{name: empty})) <= score(CASE) <= 100


def test_nothing_found_and_no_are_answers_and_count() -> None:
    asked = score(SeizureFacts())

    assert score(SeizureFacts(persons_total=0, arrested_total=0, declared=False)) > asked
    assert score(SeizureFacts(concealed="UNK", control_stage="UNK")) == asked
