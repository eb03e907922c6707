"""The account pages that need something to stand on them, for the look at every page."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.actions import (
    access_requests,
    memberships,
    signatories,
    standing,
    suspensions,
    tickets,
)
from tests.accounts.actions.test_access_requests import PDF, wanted
from tests.accounts.people import Somebody, place, somebody


def pages_of_contact_point(who: Somebody) -> Iterator[tuple[str, str]]:
    """Name the pages on which a contact point deals with people, with people on them."""
    helpdesk = somebody("wco.help", "HD", at="WCO")
    reader = somebody("sn.reader", "RD").user
    standing.suspend_person(public_id=str(reader.public_id), reason="on leave", by=who.actor)
    asked, secret = access_requests.submit_request(wanted())
    access_requests.attach_signed_form(secret, PDF, "application/pdf")
    signatories.propose_signatory(
        administration="SN-CUS", full_name="Fatou Sow", post="Director", by=helpdesk.actor
    )
    ticket = tickets.open_ticket(kind="bug", title="It stops", text="Row 7.", by=who.actor)
    tickets.answer_ticket(public_id=str(ticket.public_id), text="We look.", by=helpdesk.actor)
    yield from (
        ("person", reverse("person", args=[reader.public_id])),
        ("person-lift", reverse("person-lift", args=[reader.public_id])),
        ("person-trail", reverse("person-trail", args=[reader.public_id])),
        ("people-due", reverse("people") + "?state=due"),
        ("requests", reverse("requests")),
        ("request", reverse("request", args=[asked.public_id])),
        ("signatories", reverse("signatories")),
        ("token-new", reverse("token-new")),
        ("ticket", reverse("ticket", args=[ticket.public_id])),
        ("ticket-new", reverse("ticket-new")),
        ("authenticator", reverse("mfa_activate_totp")),
        ("keys", reverse("mfa_list_webauthn")),
        ("key-add", reverse("mfa_add_webauthn")),
    )
    yield from pages_of_lead(who, helpdesk)


def pages_of_lead(who: Somebody, helpdesk: Somebody) -> Iterator[tuple[str, str]]:
    """Name the pages on which somebody who also leads an operation deals with its members."""
    memberships.grant_role(user_id=who.user.pk, role="OL", operation="OP-1", by=helpdesk.actor)
    member = somebody("be.member", "CM", at="BE-CUS", operation="OP-1").user
    page = member.public_id, member.memberships.get().pk
    yield "membership-suspend", reverse("membership-suspend", args=page)
    suspensions.suspend_membership(
        public_id=str(page[0]), membership_id=page[1], reason="left the team", by=who.actor
    )
    yield "member", reverse("person", args=page[:1])
    yield "membership-resume", reverse("membership-resume", args=page)


def pages_of_applicant() -> Iterator[tuple[str, str]]:
    """Name the pages of somebody who is not signed in."""
    place("SN-CUS")
    _asked, secret = access_requests.submit_request(wanted(email="applicant@douanes.example"))
    yield from (
        ("own-request", reverse("own-request", args=[secret])),
        ("own-request-amend", reverse("own-request-amend", args=[secret])),
        ("forgotten", reverse("account_reset_password")),
        ("dead-link", reverse("link_reset", args=["used-or-expired"])),
        ("device", reverse("link_device", args=["used-or-expired"])),
    )
