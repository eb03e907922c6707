"""The invented operation can be walked: its unit helps and suspends its members, nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, User
from cen_suite.demo.people import people
from cen_suite.demo.world import found_world, password_of

pytestmark = pytest.mark.django_db
OPERATION = "ESTUARY-26"


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    found_world()


def enters(name: str) -> Client | None:
    """Sign in as one of the people introduced, if that opens."""
    client = Client()
    who = {"login": name, "password": password_of(name)}
    answer = client.post(reverse("account_login"), who)
    return client if answer.status_code == 302 else None


def test_a_unit_and_members_of_other_administrations_take_part() -> None:
    held = Membership.objects.filter(operation=OPERATION)
    places = dict(held.values_list("user__username", "administration__code"))

    assert set(held.values_list("role", flat=True)) == {"OL", "OC", "CM"}
    unit = {places["estuary.lead"], places["estuary.unit"]}
    members = {places["es.member"], places["gh.member"]}
    assert (len(unit), len(members), unit & members) == (1, 2, set())


def test_everybody_can_sign_in_but_whoever_left_the_access_unused() -> None:
    shut = [person.username for person in people() if enters(person.username) is None]

    assert shut == ["gh.member"]


def test_the_lead_reopens_one_member_and_suspends_the_other() -> None:
    lead = enters("estuary.lead")
    assert lead is not None
    unused, other = (User.objects.get(username=name) for name in ("gh.member", "es.member"))
    assert "Kofi Asante" in lead.get(reverse("people")).content.decode()

    lead.post(reverse("person-reopen", args=[unused.public_id, "cencomm"]))
    held = other.memberships.get().pk
    lead.post(
        reverse("membership-suspend", args=[other.public_id, held]), {"reason": "left the team"}
    )

    assert enters("gh.member") is not None
    assert enters("es.member") is None
