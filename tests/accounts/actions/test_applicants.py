"""What an applicant without an account learns by letter, and what nobody can do with it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import access_requests as actions
from accounts.actions.letters import send_waiting
from accounts.actions.links import start_link
from accounts.actions.passwords import activate
from accounts.actions.people import found_administration
from accounts.errors import AlreadyDone
from accounts.models import AccessRequest, Letter, Membership, Notice, OneTimeLink, User
from accounts.permissions import Permission
from accounts.queries.access_requests import own_request, request_for, requests_for
from accounts.roles import permissions_of
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.actions.test_access_requests import PDF, key, wanted
from tests.accounts.people import FOUNDER, PASSWORD, Somebody, place
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db


def mailed_secret() -> str:
    """Read the secret in the newest letter."""
    send_waiting()
    found = re.search(r"/account/request/([\w-]+)/", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_the_letter_leads_back_and_the_newest_alone(helpdesk: Somebody) -> None:
    place("SN-CUS")
    asked, secret = actions.submit_request(wanted())
    first = mailed_secret()
    actions.ask_for_more(public_id=key(asked), remark="Which office?", by=helpdesk.actor)
    second = mailed_secret()

    assert own_request(secret) == own_request(second) == asked
    with pytest.raises(AccessRequest.DoesNotExist):
        own_request(first)


def test_a_letter_holds_neither_name_nor_question(helpdesk: Somebody) -> None:
    place("SN-CUS")
    asked, _secret = actions.submit_request(wanted(full_name="Visit evil.example now"))
    actions.refuse_request(public_id=key(asked), remark="Forged stamp", by=helpdesk.actor)
    send_waiting()

    for letter in mail.outbox:
        assert letter.to == ["awa.diop@douanes.example"]
        assert "evil.example" not in letter.body
        assert "Forged" not in letter.body


def test_a_stranger_cannot_flood_a_mailbox() -> None:
    place("SN-CUS")
    for _ in range(5):
        actions.submit_request(wanted())

    assert Letter.objects.filter(kind=Letter.Kind.REQUEST).count() == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        actions.submit_request(wanted())
    assert Letter.objects.filter(kind=Letter.Kind.REQUEST).count() == 2


def test_a_new_address_kills_the_link_in_the_old_mailbox() -> None:
    place("SN-CUS")
    _asked, secret = actions.submit_request(wanted())
    old = mailed_secret()

    actions.amend_request(secret, wanted(email="awa@finance.example"))

    with pytest.raises(AccessRequest.DoesNotExist):
        own_request(old)
    assert own_request(mailed_secret()).email == "awa@finance.example"
    assert mail.outbox[-1].to == ["awa@finance.example"]


def test_a_letter_has_exactly_one_reader(reader: Somebody) -> None:
    place("SN-CUS")
    asked, _secret = actions.submit_request(wanted())

    for readers in ({}, {"user": reader.user, "request": asked}):
        with pytest.raises(IntegrityError, match="letter_has_one_reader"), transaction.atomic():
            Letter.objects.create(kind=Letter.Kind.REQUEST, **readers)


def test_the_contact_point_vouches_for_a_form_that_came_in_signed(
    contact_point: Somebody, helpdesk: Somebody
) -> None:
    place("SN-CUS")
    asked, secret = actions.submit_request(wanted())
    actions.attach_signed_form(secret, PDF, "application/pdf")

    endorsed = actions.endorse_request(public_id=key(asked), by=contact_point.actor)

    assert (endorsed.state, endorsed.endorsed_by) == ("signed", "sn.contact")
    assert "endorse" not in request_for(contact_point.actor, key(asked)).moves
    with pytest.raises(AlreadyDone):
        actions.endorse_request(public_id=key(asked), by=contact_point.actor)
    actions.approve_request(public_id=key(asked), by=helpdesk.actor)
    assert Notice.objects.filter(user=contact_point.user, kind="request.decided").count() == 1


def test_only_roles_in_cencomm_take_the_operation_along(helpdesk: Somebody) -> None:
    place("SN-CUS")
    asked, secret = actions.submit_request(
        wanted(kind="officer", roles=("RD", "CM"), operation="DEMETER-XI")
    )
    actions.attach_signed_form(secret, PDF, "application/pdf")
    actions.approve_request(public_id=key(asked), by=helpdesk.actor)

    user = User.objects.get(email="awa.diop@douanes.example")
    held = Membership.objects.filter(user=user).values_list("role", "operation")
    assert dict(held) == {"RD": None, "CM": "DEMETER-XI"}


def test_what_waits_longest_comes_first_and_what_is_decided_last(helpdesk: Somebody) -> None:
    place("SN-CUS")
    made = [actions.submit_request(wanted(email=f"{n}@x.example"))[0] for n in range(3)]
    actions.refuse_request(public_id=key(made[0]), remark="Unknown here", by=helpdesk.actor)

    assert list(requests_for(helpdesk.actor)) == [made[1], made[2], made[0]]
    assert AuditEvent.objects.filter(subject=f"access-request:{made[0].public_id}").count() == 2


def test_a_partner_reads_the_website_and_finds_nothing_else(
    client: Client, helpdesk: Somebody
) -> None:
    found_administration(code="INTERPOL", name="Interpol", country="", kind="partner", by=FOUNDER)
    asked, secret = actions.submit_request(
        wanted(kind="website", roles=("EX",), administration="INTERPOL")
    )
    actions.attach_signed_form(secret, PDF, "application/pdf")
    actions.approve_request(public_id=key(asked), by=helpdesk.actor)
    user = User.objects.get(email="awa.diop@douanes.example")
    _link, way_in = start_link(user, OneTimeLink.Kind.ACTIVATION, by=None)
    activate(way_in, PASSWORD)

    sign_in(client, user.username)
    pages = [reverse(name) for name in ("search", "entry-new", "uploads", "people", "requests")]
    assert [client.get(address).status_code for address in pages] == [404] * len(pages)
    assert client.get(reverse("profile")).status_code == 200
    assert permissions_of(["EX"]) == {Permission.LIBRARY_READ, Permission.STATISTICS_PUBLIC}
