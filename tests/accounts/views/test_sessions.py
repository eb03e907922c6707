"""Sessions: how they end, what an expired one keeps, what needs a fresh proof."""

import time
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.actions import standing
from accounts.pages import page
from accounts.permissions import Permission
from tests.accounts.people import PASSWORD, Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db
TICKET = {"kind": "bug", "title": "Nothing is lost", "text": "what I typed", "page": ""}


def moved(seconds: float) -> Any:
    return time_machine.travel(time.time() + seconds, tick=True)


def is_in(client: Client) -> bool:
    return client.get(reverse("notices")).status_code == 200


def test_half_an_hour_of_rest_ends_a_session(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")
    with moved(29 * 60):
        assert is_in(client)
    with moved(58 * 60):
        assert is_in(client)
    with moved(89 * 60):
        assert not is_in(client)


def test_twelve_hours_end_it_however_busy_one_is(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")
    for minutes in range(25, 12 * 60, 25):
        with moved(minutes * 60):
            assert is_in(client)
    with moved(12 * 3600 + 60):
        assert not is_in(client)


def test_suspension_ends_sessions_at_the_next_request(
    client: Client, reader: Somebody, contact_point: Somebody
) -> None:
    sign_in(client, "sn.reader")
    public_id = str(reader.user.public_id)
    standing.suspend_person(public_id=public_id, reason="left", by=contact_point.actor)
    assert not is_in(client)

    standing.lift_suspension(public_id=public_id, reason="back", by=contact_point.actor)
    assert not is_in(client)


def test_ending_other_sessions_keeps_this_one(client: Client, reader: Somebody) -> None:
    other = Client()
    sign_in(client, "sn.reader")
    sign_in(other, "sn.reader")

    client.post(reverse("sessions-end"))

    assert is_in(client)
    assert not is_in(other)


def test_a_changed_password_ends_other_sessions_and_keeps_this_one(
    client: Client, reader: Somebody
) -> None:
    other = Client()
    sign_in(client, "sn.reader")
    sign_in(other, "sn.reader")

    new = "quartz meadow violin 77"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), typed)

    assert reader.fresh().check_password(new)
    assert is_in(client)
    assert not is_in(other)


def test_a_wrong_present_password_is_a_strike(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")
    typed = {"oldpassword": "wrong", "password1": "x", "password2": "x"}

    for _ in range(3):
        client.post(reverse("account_change_password"), typed)

    assert reader.fresh().state == "blocked"
    assert not is_in(client)


def test_proving_oneself_again_counts_strikes_too(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")

    for _ in range(3):
        client.post(reverse("account_reauthenticate"), {"password": "wrong"})

    assert reader.fresh().state == "blocked"


def test_what_an_expired_session_was_sending_is_kept(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")
    with moved(3600):
        answer = client.post(reverse("ticket-new"), {**TICKET, "password": "never kept"})
        assert answer.status_code == 302
        assert not reader.user.tickets.exists()
        back = client.post(
            answer.headers["Location"], {"login": "sn.reader", "password": PASSWORD}
        )
        shown = client.get(back.headers["Location"])

        assert b"what I typed" in shown.content
        assert b"never kept" not in shown.content


def test_names_of_suspects_would_not_be_kept(client: Client) -> None:
    """National and operational forms hold nominal facts, and sessions are not sealed."""
    closed = page("x/", lambda _r: HttpResponse(), "x", needs=Permission.NATIONAL_ENTER)
    request = RequestFactory().post("/x/", {"surname": "X"})
    client.get(reverse("account_login"))
    request.session = client.session
    request.user = AnonymousUser()
    closed.callback(request)

    assert "accounts.unsent" not in request.session


def test_sensitive_acts_want_a_fresh_proof(client: Client, contact_point: Somebody) -> None:
    person = somebody("sn.other", "RD")
    address = reverse("person-reset", args=[person.user.public_id])
    sign_in(client, "sn.contact")
    assert client.get(address).status_code == 200
    with moved(11 * 60):
        answer = client.post(address, {"reason": "asked"})

        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
        assert not person.user.links.filter(kind="reset").exists()
        client.post(answer.headers["Location"], {"password": PASSWORD})
        assert person.user.links.filter(kind="reset").exists()


def test_pages_that_others_hide_are_the_same_page(
    client: Client, reader: Somebody, stranger: Somebody
) -> None:
    sign_in(client, "sn.reader")
    hidden = client.get(reverse("person", args=[stranger.user.public_id]))
    missing = client.get(reverse("person", args=["00000000-0000-4000-8000-000000000000"]))

    assert hidden.status_code == missing.status_code == 404
