"""The pages on which a lead suspends a membership: who may not, finds nothing there."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import memberships, suspensions
from accounts.models import Membership
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import FOUNDER, Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db
ACTS = ("suspend", "resume")


@pytest.fixture
def lead(db: None) -> Somebody:
    return somebody("be.lead", "OL", at="BE-CUS", operation="DEMETER-XI")


@pytest.fixture
def member(db: None) -> Somebody:
    return somebody("sn.member", "CM", operation="DEMETER-XI")


def address(act: str, whom: Somebody, held: Membership | None = None) -> str:
    """Name the page of an act on somebody's membership."""
    found = held or whom.user.memberships.filter(operation__isnull=False)[0]
    return reverse(f"membership-{act}", args=[whom.user.public_id, found.pk])


def statuses(client: Client, where: str) -> list[int]:
    """Ask for the page, then send its form whether or not the page was there."""
    shown, sent = client.get(where), client.post(where, {"reason": "left the team"})
    return [shown.status_code, sent.status_code]


def test_a_lead_suspends_and_lets_in_again_on_the_pages(
    client: Client, lead: Somebody, member: Somebody
) -> None:
    sign_in(client, "be.lead")
    page = reverse("person", args=[member.user.public_id])
    assert address("suspend", member) in client.get(page).content.decode()
    assert member.user.full_name in client.get(reverse("people")).content.decode()

    assert "DEMETER-XI" in client.get(address("suspend", member)).content.decode()
    client.post(address("suspend", member), {"reason": "left the team"})
    shown = client.get(page).content.decode()
    assert "left the team" in shown
    assert address("suspend", member) not in shown
    client.post(address("resume", member), {"reason": "came back"})

    assert address("suspend", member) in client.get(page).content.decode()
    done = AuditEvent.objects.filter(actor="be.lead", event__startswith="membership.")
    assert list(done.order_by("id").values_list("event", "reason")) == [
        ("membership.suspended", "left the team"),
        ("membership.resumed", "came back"),
    ]


def test_no_reason_no_suspension(client: Client, lead: Somebody, member: Somebody) -> None:
    sign_in(client, "be.lead")

    assert client.post(address("suspend", member), {"reason": ""}).status_code == 200
    assert member.user.memberships.get().suspended_at is None


def test_a_second_click_is_answered_on_the_form(
    client: Client, lead: Somebody, member: Somebody
) -> None:
    sign_in(client, "be.lead")
    client.post(address("suspend", member), {"reason": "left the team"})

    again = client.post(address("suspend", member), {"reason": "left the team"})

    assert "This was done already" in again.content.decode()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("role", "at", "operation"),
    [
        ("OL", "BE-CUS", "THUNDER-26"),  # another operation
        ("OC", "BE-CUS", "DEMETER-XI"),  # in the unit, without the permission
        ("CM", "BE-CUS", "DEMETER-XI"),
        ("NCP", "SN-CUS", None),  # at home, without the permission
        ("RD", "SN-CUS", None),
    ],
)
def test_who_does_not_lead_this_operation_finds_nothing(
    client: Client, member: Somebody, act: str, role: str, at: str, operation: str | None
) -> None:
    somebody("some.other", role, at=at, operation=operation)
    sign_in(client, "some.other")

    assert statuses(client, address(act, member)) == [404, 404]
    assert member.user.memberships.get().suspended_at is None
    assert AuditEvent.objects.filter(event=Event.REFUSED, actor="some.other").exists() or (
        role == "OL"  # who is not in sight does not exist
    )


@pytest.mark.parametrize("act", ACTS)
def test_the_lead_finds_no_such_page_for_himself_or_for_an_equal(
    client: Client, lead: Somebody, act: str
) -> None:
    equal = somebody("jp.lead", "OL", at="JP-CUS", operation="DEMETER-XI")
    sign_in(client, "be.lead")

    for whom in (lead, equal):
        assert statuses(client, address(act, whom)) == [404, 404]
        page = client.get(reverse("person", args=[whom.user.public_id])).content.decode()
        assert address(act, whom) not in page
        assert whom.user.memberships.get().suspended_at is None


@pytest.mark.parametrize("act", ACTS)
def test_of_a_member_of_two_operations_the_lead_reaches_the_own_one(
    client: Client, lead: Somebody, member: Somebody, helpdesk: Somebody, act: str
) -> None:
    other = memberships.grant_role(
        user_id=member.user.pk, role="CM", operation="THUNDER-26", by=helpdesk.actor
    )
    sign_in(client, "be.lead")

    assert statuses(client, address(act, member, other)) == [404, 404]
    assert Membership.objects.get(pk=other.pk).suspended_at is None


def test_a_membership_is_not_reached_through_somebody_elses_page(
    client: Client, lead: Somebody, member: Somebody
) -> None:
    second = somebody("sn.second", "CM", operation="DEMETER-XI")
    sign_in(client, "be.lead")

    assert statuses(client, address("suspend", second, member.user.memberships.get())) == [
        404,
        404,
    ]


def test_whom_it_leaves_nothing_is_out_at_the_next_request(
    client: Client, lead: Somebody, member: Somebody
) -> None:
    sign_in(client, "sn.member")
    assert client.get(reverse("notices")).status_code == 200

    suspensions.suspend_membership(
        public_id=str(member.user.public_id),
        membership_id=member.user.memberships.get().pk,
        reason="left the team",
        by=lead.actor,
    )

    assert client.get(reverse("notices")).status_code == 302
    assert sign_in(client, "sn.member").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_members_costs_a_lead_the_same_for_one_and_for_three(
    client: Client, lead: Somebody, count: int, django_assert_max_num_queries
) -> None:
    members = [somebody(f"sn.m{n}", "CM", operation="DEMETER-XI") for n in range(count)]
    sign_in(client, "be.lead")
    client.get(reverse("people"))

    with django_assert_max_num_queries(8):
        found = client.get(reverse("people")).content.decode()

    assert all(each.user.full_name in found for each in members)


@pytest.mark.parametrize(
    ("role", "at", "operation", "is_known"),
    [
        ("NCP", "SN-CUS", None, False),
        ("OL", "BE-CUS", "DEMETER-XI", False),
        ("OL", "JP-CUS", "COSMO-4", True),
        ("HD", "WCO", None, True),
    ],
)
def test_an_operation_is_known_to_those_who_take_part_in_it(
    client: Client, member: Somebody, role: str, at: str, operation: str | None, is_known: bool
) -> None:
    """A member of two operations: the lead of one does not learn of the other."""
    memberships.grant_role(user_id=member.user.pk, role="CM", operation="COSMO-4", by=FOUNDER)
    reader = somebody("any.reader", role, at=at, operation=operation)
    sign_in(client, reader.user.username)

    page = client.get(reverse("person", args=[member.user.public_id]))

    assert page.status_code == 200
    assert ("COSMO-4" in page.content.decode()) is is_known


@pytest.mark.parametrize(
    ("role", "at", "operation", "is_offered"),
    [("OL", "BE-CUS", "DEMETER-XI", False), ("RD", "SN-CUS", None, True)],
)
def test_the_search_is_offered_to_those_for_whom_it_opens(
    client: Client, db: None, role: str, at: str, operation: str | None, is_offered: bool
) -> None:
    sign_in(client, somebody("any.reader", role, at=at, operation=operation).user.username)

    page = client.get(reverse("notices")).content.decode()

    assert ('id="global-search"' in page) is is_offered
    assert (client.get(reverse("search")).status_code == 200) is is_offered
