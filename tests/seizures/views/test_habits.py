"""The columns of a result and the searches kept under a name, each person's own."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seizures.actions.habits import MOST_KEPT
from seizures.models import SearchHabits
from seizures.queries.habits import Habits, Kept, habits_of
from tests.accounts.people import Somebody, somebody
from tests.seizures.entering import enter
from tests.seizures.samples import case, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


def post(client: Client, page: str, /, **values: Any) -> str:
    answer = client.post(reverse(page), values)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_chosen_columns_are_shown_from_now_on(client: Client, officer: Somebody) -> None:
    store(officer.actor, case())
    enter(client, officer)

    back = post(client, "search-columns", columns=["country", "goods", "nonsense"], search="q=x")
    page = client.get("/search/").content.decode()

    assert back == "/search/?q=x"
    assert habits_of(officer.actor) == Habits(("country", "goods"), ())
    assert '<th scope="col">Reported by</th>' in page
    assert '<th scope="col">Date</th>' not in page


def test_the_usual_columns_come_back(client: Client, officer: Somebody) -> None:
    enter(client, officer)
    post(client, "search-columns", columns=["country"])

    post(client, "search-columns", columns=["country"], reset="yes")

    assert habits_of(officer.actor).columns == ()


def test_a_search_is_kept_under_its_name_once_and_dropped(
    client: Client, officer: Somebody
) -> None:
    enter(client, officer)
    post(client, "search-keep", name=" Khat  by mail ", search="family=DRG&at=9&view=photos")
    back = post(client, "search-keep", name="Khat by mail", search="family=DRG&q=khat")
    kept = habits_of(officer.actor).kept

    assert kept == (Kept("Khat by mail", "q=khat&family=DRG"),)
    assert back == "/search/?q=khat&family=DRG"
    assert 'href="/search/?q=khat&amp;family=DRG"' in client.get("/search/").content.decode()
    post(client, "search-drop", name="Khat by mail")
    assert habits_of(officer.actor).kept == ()


def test_a_search_without_a_name_is_not_kept(client: Client, officer: Somebody) -> None:
    enter(client, officer)

    post(client, "search-keep", name=" ", search="q=khat")

    assert "Give the search a name." in client.get("/search/").content.decode()
    assert not SearchHabits.objects.exists()


def test_nothing_but_a_search_comes_into_the_address(client: Client, officer: Somebody) -> None:
    enter(client, officer)

    back = post(client, "search-keep", name="x", search="next=https://elsewhere.example&q=a")

    assert back == "/search/?q=a"


def test_a_menu_holds_only_so_many(client: Client, officer: Somebody) -> None:
    enter(client, officer)
    rows = [[f"name {n}", "q=a"] for n in range(MOST_KEPT)]
    SearchHabits.objects.create(user=officer.user, kept=rows)

    answer = client.post(reverse("search-keep"), {"name": "one more", "search": "q=a"})

    assert answer.status_code == 409
    assert len(habits_of(officer.actor).kept) == MOST_KEPT


def test_another_person_keeps_his_own(client: Client, officer: Somebody) -> None:
    enter(client, officer)
    post(client, "search-keep", name="mine", search="q=a")

    assert habits_of(somebody("sn.reader", "RD").actor) == Habits()


def test_who_may_not_search_keeps_nothing(client: Client) -> None:
    enter(client, somebody("sn.signs", "DO"))

    answer = client.post(reverse("search-keep"), {"name": "x", "search": "q=a"})

    assert answer.status_code == 404
    assert not SearchHabits.objects.exists()
