"""The first page: what waits for whom, at a constant cost."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cen_suite.core.codelists.lookup import lists, place_codes
from seizures.queries import to_do
from seizures.queries.facts import facts_of_case
from seizures.record.facts import Line, SeizureFacts
from seizures.record.titles import title_in
from seizures.search.card import FAMILY_SIGN
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.samples import case, store
from tests.seizures.sheets import save

pytestmark = pytest.mark.django_db

ALL = (State.SUBMITTED, State.RETURNED, State.APPROVED, State.PUBLISHED, State.QUERIED)


@pytest.fixture
def everything(reporter: Somebody) -> None:
    save(reporter)
    for number, state in enumerate(ALL, start=1):
        store(reporter.actor, case(), state=state, start=number)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("reader", set()),
        ("reporter", {State.DRAFT, State.RETURNED}),
        (
            "contact_point",
            {State.DRAFT, State.RETURNED, State.SUBMITTED, State.APPROVED, State.QUERIED},
        ),
        ("stranger", set()),
        ("analyst", {State.PUBLISHED}),
    ],
)
def test_what_waits_depends_on_what_one_may_do(
    request: pytest.FixtureRequest, name: str, states: set[State]
) -> None:
    who: Somebody = request.getfixturevalue(name)

    waiting = to_do.waiting(who.actor)

    assert set(waiting.cases) == states
    assert to_do.count_waiting(who.actor) == len(states)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    client: Client,
    contact_point: Somebody,
    count: int,
    language: str,
    django_assert_max_num_queries: Any,
) -> None:
    client.cookies["django_language"] = language
    for at in range(count):
        store(contact_point.actor, case(), state=State.SUBMITTED, start=10 * at + 1)
        store(contact_point.actor, case(), state=State.PUBLISHED, start=10 * at + 2)
    enter(client, contact_point)
    client.get(reverse("home"))

    with django_assert_max_num_queries(12) as made:
        page = client.get(reverse("home"))

    own = [q for q in made.captured_queries if "seizures_" in q["sql"]]
    assert len(own) <= 3
    assert page.content.count(b'class="to-do__item"') == count


def test_a_made_title_is_said_in_the_readers_language(
    client: Client, contact_point: Somebody
) -> None:
    store(contact_point.actor, case(), state=State.SUBMITTED)
    enter(client, contact_point)
    client.cookies["django_language"] = "fr"

    page = client.get(reverse("home")).content.decode()

    assert "Chlorhydrate de cocaïne" in page
    assert "Cocaine hydrochloride" not in page


@pytest.mark.parametrize("path", ["codes/product/", "codes/country/", "places/"])
def test_lists_are_found_by_word_and_code(client: Client, reader: Somebody, path: str) -> None:
    enter(client, reader)
    word = {"codes/product/": "charlie", "codes/country/": "bresil", "places/": "santos"}[path]
    code = {"codes/product/": "DRG-COC-HCL", "codes/country/": "BR", "places/": "BRSSZ"}[path]

    answer = client.get(f"/{path}", {"q": word})

    assert code in [option["code"] for option in answer.json()["options"]]
    assert "private" in answer["Cache-Control"]


def test_lists_shrink_with_what_was_said(client: Client, reader: Somebody) -> None:
    enter(client, reader)

    def codes(name: str, **over: str) -> list[str]:
        answer = client.get(reverse("codes", args=[name]), over).json()
        return [option["code"] for option in answer["options"]]

    assert all(code.startswith("SEA") for code in codes("conveyance-type", mode="1")[:5])
    assert {code[:3] for code in codes("product", family="TOB")} >= {"TOB"}
    assert "DRG-COC" not in codes("product", family="TOB")
    assert codes("unit", product="DRG-COC")[0] == "KGM"


def test_a_list_that_does_not_exist_is_not_found(client: Client, reader: Somebody) -> None:
    enter(client, reader)

    assert client.get(reverse("codes", args=["nothing"])).status_code == 404
    assert client.get(reverse("places"), {"q": "\x00", "country": "??"}).status_code == 200


@pytest.mark.parametrize(
    "facts",
    [
        case(),
        case(lines=()),
        case(lines=(Line(family="DRG"),)),
        case(lines=(Line(family="DRG", product="DRG-COC", quantity=Decimal("0.5")),)),
        case(traffic_flow=None),
        case(traffic_flow=None, conveyances=()),
        case(location=None),
        case(title="Found by a dog"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_title_read_from_the_card_is_the_title_of_the_facts(
    facts: SeizureFacts, language: str, contact_point: Somebody
) -> None:
    stored = store(contact_point.actor, facts, state=State.SUBMITTED)[0]
    known = lists(), place_codes(), language

    (read,) = to_do.facts_of_waiting(to_do.waiting(contact_point.actor)).values()

    assert title_in(read, *known) == title_in(facts_of_case(stored), *known)


def test_a_card_tells_every_product_from_every_family() -> None:
    """A card has one code for either; by its sign it is read back as what it was."""
    assert all(FAMILY_SIGN in code.code for code in lists()["product"])
    assert not any(FAMILY_SIGN in code.code for code in lists()["family"])
