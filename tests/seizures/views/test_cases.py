"""The page of a case: facts in words, acts allowed, what is left after withdrawal."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.models import Seizure
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.samples import case, store

pytestmark = pytest.mark.django_db


def page(client: Client, seizure: Seizure) -> str:
    answer = client.get(reverse("case", args=[seizure.public_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_facts_in_the_readers_language(
    client: Client, reader: Somebody, contact_point: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case())
    enter(client, reader)

    english = page(client, seizure)
    client.cookies["django_language"] = "fr"
    french = page(client, seizure)

    assert "Cocaine hydrochloride" in english
    assert "Automated risk profile" in english
    assert "Profil de risque automatisé" in french


def test_a_withdrawn_case_leaves_reference_and_reason(
    client: Client, contact_point: Somebody, stranger: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case())
    address = reverse("case-move", args=[seizure.public_id, "withdraw"])
    enter(client, contact_point)
    client.post(address, {"reason": "Entered twice"})

    own = page(client, seizure)
    enter(client, stranger)
    foreign = page(client, seizure)

    assert "Cocaine" in own
    assert seizure.reference in foreign
    assert "Entered twice" in foreign
    assert "Cocaine" not in foreign


def test_a_case_that_was_never_out_leaves_nothing(
    client: Client, contact_point: Somebody, stranger: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case(), state=State.WITHDRAWN)
    enter(client, stranger)

    assert client.get(reverse("case", args=[seizure.public_id])).status_code == 404
    assert client.get(reverse("case", args=[uuid4()])).status_code == 404


def test_only_the_acts_allowed_are_offered(
    client: Client, contact_point: Somebody, reporter: Somebody
) -> None:
    [seizure] = store(reporter.actor, case(), state=State.SUBMITTED)

    enter(client, reporter)
    for_officer = page(client, seizure)
    enter(client, contact_point)
    for_contact = page(client, seizure)

    assert "/do/approve/" not in for_officer
    assert "/do/approve/" in for_contact
    assert "/do/return/" in for_contact
    assert "/do/publish/" not in for_contact


def test_a_return_asks_for_the_reason_and_shows_it_at_the_field(
    client: Client, contact_point: Somebody, reporter: Somebody
) -> None:
    [seizure] = store(reporter.actor, case(), state=State.SUBMITTED)
    address = reverse("case-move", args=[seizure.public_id, "return"])
    enter(client, contact_point)

    asked = client.get(address)
    without = client.post(address, {"reason": " "})
    client.post(
        address,
        {"reason": "Look", "remark-lines.0.quantity": "Grams?", "remark-summary": "Not there"},
    )
    enter(client, reporter)
    form = client.get(reverse("case-edit", args=[seizure.public_id]) + "?form=simple")

    assert b'name="remark-lines.0.quantity"' in asked.content
    assert b"Say why" in without.content
    text = form.content.decode()
    assert '<p class="field__remark">Grams?</p>' in text
    assert "Not there" not in text


@pytest.mark.parametrize("how", ["submit", "fly"])
def test_rules_are_not_passed_by_an_address(
    client: Client, contact_point: Somebody, how: str
) -> None:
    [seizure] = store(contact_point.actor, case(lines=()), state=State.DRAFT)
    enter(client, contact_point)

    answer = client.post(reverse("case-move", args=[seizure.public_id, how]))

    assert answer.status_code == 404
    seizure.refresh_from_db()
    assert seizure.state == State.DRAFT


def test_an_act_out_of_turn_is_a_clear_sentence(client: Client, contact_point: Somebody) -> None:
    [seizure] = store(contact_point.actor, case())
    enter(client, contact_point)

    answer = client.post(reverse("case-move", args=[seizure.public_id, "publish"]))

    assert answer.status_code == 409
    assert b"has changed in the meantime" in answer.content
    assert not AuditEvent.objects.filter(event=Event.SEIZURE_PUBLISHED).exists()


def test_similar_cases_are_shown_and_the_case_itself_is_not(
    client: Client, contact_point: Somebody
) -> None:
    first, second = store(contact_point.actor, case(), case())
    enter(client, contact_point)

    text = page(client, first)

    assert second.reference in text
    assert text.count(f'href="{reverse("case", args=[first.public_id])}"') == 0
