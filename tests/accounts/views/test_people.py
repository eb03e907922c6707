"""Acts on people through their pages: strangers, oneself and superiors find nothing there."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from accounts.actions import resets
from accounts.models import User
from accounts.queries.desk import piles
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, somebody
from tests.accounts.views.test_sign_in import code_at, sign_in

from tests.accounts.views.test_sign_in import SECRET  # isort: skip

pytestmark = pytest.mark.django_db
ACTS = ("reset", "factors", "suspend", "lift", "close", "certify")


def post(client: Client, act: str, whom: Somebody) -> int:
    """Send the form of an act, whether or not a page offers it."""
    address = reverse(f"person-{act}", args=[whom.user.public_id])
    return int(client.post(address, {"reason": "asked by telephone"}).status_code)


@pytest.mark.parametrize("act", ACTS)
def test_the_contact_point_of_another_country_finds_nobody(
    act: str, client: Client, reader: Somebody
) -> None:
    somebody("be.contact", "NCP", at="BE-CUS")
    sign_in(client, "be.contact")

    assert post(client, act, reader) == 404
    assert reader.fresh().state == User.State.ACTIVE


@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_on_himself(act: str, client: Client, contact_point: Somebody) -> None:
    sign_in(client, "sn.contact")
    before = contact_point.fresh()

    assert post(client, act, contact_point) == 404
    after = contact_point.fresh()
    assert (after.state, after.certified_at) == (before.state, before.certified_at)
    assert not AuditEvent.objects.filter(
        actor="sn.contact", event__in=[Event.RESET_STARTED, Event.ACCOUNT_CERTIFIED]
    ).exists()


@pytest.mark.parametrize("act", ["reset", "suspend", "close"])
def test_negative_control_the_same_form_works_on_an_own_reader(
    act: str, client: Client, contact_point: Somebody, reader: Somebody
) -> None:
    sign_in(client, "sn.contact")

    assert post(client, act, reader) == 302


def test_a_page_offers_nothing_to_do_with_a_closed_account(
    client: Client, contact_point: Somebody, reader: Somebody
) -> None:
    User.objects.filter(pk=reader.user.pk).update(state=User.State.CLOSED)
    sign_in(client, "sn.contact")

    page = client.get(reverse("person", args=[reader.user.public_id])).content.decode()

    offered = [reverse(f"person-{act}", args=[reader.user.public_id]) for act in ACTS]
    assert not [address for address in offered if address in page]


def test_a_session_of_somebody_else_is_not_there_to_be_ended(
    client: Client, reader: Somebody, contact_point: Somebody
) -> None:
    theirs = Client()
    sign_in(theirs, "sn.contact")
    theirs.get(reverse("profile"))
    sign_in(client, "sn.reader")
    session = UserSession.objects.get(user=contact_point.user)

    assert client.post(reverse("session-end", args=[session.pk])).status_code == 404
    assert theirs.get(reverse("profile")).status_code == 200
    own = Client()
    sign_in(own, "sn.contact")
    own.post(reverse("session-end", args=[session.pk]))
    assert theirs.get(reverse("profile")).status_code == 302


def test_switching_factors_on_and_off_stands_in_the_trail_and_in_a_letter(
    client: Client, reader: Somebody, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, "sn.reader")
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_at()})
    client.post(reverse("mfa_deactivate_totp"))

    events = AuditEvent.objects.filter(actor="sn.reader").order_by("id")
    said = [each.event for each in events if "factor" in each.event]
    assert said == [Event.SECOND_FACTOR_ADDED, Event.SECOND_FACTOR_REMOVED]
    assert reader.user.letters.filter(params__what="factor").count() == 2


def test_what_waits_for_the_helpdesk_is_counted(
    reader: Somebody, helpdesk: Somebody, db: None
) -> None:
    auditor = somebody("wco.auditor", "AU", at="WCO")
    User.objects.filter(pk=reader.user.pk).update(state=User.State.BLOCKED)
    resets.start_reset(public_id=str(auditor.user.public_id), reason="asked", by=helpdesk.actor)

    assert [pile.count for pile in piles()] == [1, 1, 0, 0, 0, 0]
