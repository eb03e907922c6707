"""Search: what is found, by whom, in which order; lists cost the same whatever their length."""

import datetime as dt

import pytest
from django.test import Client

from seizures.queries import search
from seizures.search.criteria import Criteria, Criterion, read_criteria
from seizures.search.dimensions import Dimension
from seizures.states import State
from tests.accounts.people import Somebody, somebody
from tests.seizures.entering import enter
from tests.seizures.samples import case, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


@pytest.fixture
def foreigner() -> Somebody:
    return somebody("jp.reader", "RD", at="JP-CUS")


def found(who: Somebody, **query: str) -> list[str]:
    criteria = read_criteria({name: [value] for name, value in query.items()})
    page = search.search_page(who.actor, criteria)
    return [row["reference"] for row in page.rows]


def test_the_newest_case_comes_first(officer) -> None:
    old = case(event_start=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    store(officer.actor, old, case())

    assert found(officer) == ["SN-2026-000002", "SN-2026-000001"]


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.APPROVED])
def test_what_is_not_published_is_seen_at_home_only(officer, foreigner, state) -> None:
    store(officer.actor, case(), state=state)

    assert len(found(officer)) == 1
    assert found(foreigner) == []


@pytest.mark.parametrize("state", [State.DRAFT, State.UNDONE])
def test_drafts_and_undone_cases_are_in_no_result(officer, state) -> None:
    store(officer.actor, case(), state=state)

    assert found(officer) == []


@pytest.mark.parametrize(
    "query",
    [
        {"family": "DRG"},
        {"product": "DRG-COC"},
        {"route": "BR"},
        {"q": "lion"},
        {"q": "LION cocaine"},
        {"q": "SN-2026-000001"},
        {"since": "2026-11-20", "until": "2026-11-20"},
    ],
)
def test_a_case_is_found_by(officer, foreigner, query) -> None:
    store(officer.actor, case())

    assert len(found(foreigner, **query)) == 1


@pytest.mark.parametrize(
    "query",
    [
        {"family": "TOB"},
        {"departure": "ES"},
        {"q": "tiger"},
        {"since": "2026-11-21"},
        {"until": "2026-11-19"},
    ],
)
def test_a_case_is_not_found_by(officer, query) -> None:
    store(officer.actor, case())

    assert found(officer, **query) == []


def test_values_of_one_dimension_are_alternatives_and_dimensions_add_up(officer) -> None:
    store(officer.actor, case(), case(direction="EXP"))
    two = (Criterion(Dimension.DIRECTION, "IMP"), Criterion(Dimension.DIRECTION, "EXP"))
    brazil = Criterion(Dimension.DEPARTURE, "PE")

    assert search.total(officer.actor, Criteria(values=two)).count == 2
    assert search.total(officer.actor, Criteria(values=(*two, brazil))).count == 0


def test_counts_name_the_values_of_the_result(officer) -> None:
    store(officer.actor, case(), case(direction="EXP"))

    held = search.summary(officer.actor, Criteria())

    assert held.counts[Dimension.DIRECTION] == {"IMP": 1, "EXP": 1}
    assert held.counts[Dimension.YEAR] == {"2026": 2}
    assert held.total == search.total(officer.actor, Criteria()) == search.Total(2, is_exact=True)


def test_beyond_the_cap_the_total_is_an_estimate(officer, monkeypatch) -> None:
    store(officer.actor, case(), case(), case())
    monkeypatch.setattr(search, "CAP", 2)
    monkeypatch.setattr(search, "SAMPLE", 3)

    assert not search.summary(officer.actor, Criteria()).total.is_exact
    assert not search.total(officer.actor, Criteria()).is_exact


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("view", ["", "photos"])
def test_a_page_costs_the_same_for_one_and_for_three(
    officer, client: Client, count, view, django_assert_max_num_queries
) -> None:
    store(officer.actor, *[case() for _ in range(count)])
    enter(client, officer)
    client.get("/search/")

    with django_assert_max_num_queries(7):
        answer = client.get("/search/", {"view": view})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "query",
    ["at=x", "at=WzEsMl0", "since=yesterday", "q=%00", "q=(((", "family=%FF", "more=x", "view=x"],
)
def test_no_address_ends_in_an_error(officer, client: Client, query) -> None:
    enter(client, officer)

    assert client.get(f"/search/?{query}").status_code == 200


def test_words_typed_for_a_value_become_its_code(officer, client: Client) -> None:
    store(officer.actor, case(), case(lines=()))
    enter(client, officer)

    answer = client.get("/search/", {"product": "cocaine hydrochloride", "route": "Brésil"})

    assert [line.reference for line in answer.context["lines"]] == ["SN-2026-000001"]


def test_a_word_no_list_knows_is_named_and_left_out(officer, client: Client) -> None:
    store(officer.actor, case())
    enter(client, officer)

    answer = client.get("/search/", {"product": "unobtainium"})

    assert "unobtainium" in answer.content.decode()
    assert len(answer.context["lines"]) == 1
