"""One's own account: passkey, sessions, notices, tickets, a token for a machine."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.actions import upkeep
from accounts.actions.letters import send_waiting
from accounts.actions.notices import tell
from accounts.models import ApiToken, Ticket
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, Somebody, somebody
from tests.journeys.officers import Desk, letters_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Desks = Callable[..., Desk]


@pytest.fixture
def key_desk(desks: Desks, settings: Any) -> Desk:
    """A computer with a fingerprint reader, played by Chromium."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    desk = desks()
    reader = desk.context.new_cdp_session(desk.page)
    reader.send("WebAuthn.enable")
    reader.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return desk


def test_a_passkey_is_enrolled_and_opens_alone(key_desk: Desk, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    officer, desk = somebody("sn.officer", "EO"), key_desk
    desk.type_name("sn.officer", PASSWORD)

    desk.press("Add a key")
    desk.page.fill("main [name=name]", "Laptop of the post")
    desk.page.check("main [name=passwordless]")
    desk.page.click("#mfa_webauthn_add")
    desk.page.wait_for_selector(".codes .code")
    desk.open("/account/second-factor/keys/")
    assert desk.reads("Laptop of the post")
    desk.page.click("header.bar details:last-of-type summary")
    desk.page.get_by_role("button", name="Sign out").click()
    desk.open("/account/sign-in/")
    desk.page.click("#passkey_login")
    desk.page.wait_for_url(f"{desk.site}/")

    assert officer.fresh().failed == 0
    added = AuditEvent.objects.filter(actor="sn.officer", event=Event.SECOND_FACTOR_ADDED)
    assert added.filter(details__contains="webauthn").count() == 1
    assert any("second factors" in each for each in letters_to("sn.officer@example.org"))


def test_a_session_left_open_elsewhere_is_ended(desks: Desks) -> None:
    officer = somebody("sn.officer", "EO")
    cafe, office = desks().of(officer), desks().of(officer)

    office.open("/account/sessions/")
    assert office.page.locator("main tbody tr").count() == 2
    assert office.reads("Chrome, Linux")
    office.press("End this session")

    assert office.page.locator("main tbody tr").count() == 1
    cafe.open("/account/")
    assert "/account/sign-in/" in cafe.page.url
    office.open("/account/")
    assert "/account/sign-in/" not in office.page.url
    assert AuditEvent.objects.filter(event=Event.SESSIONS_ENDED, actor="sn.officer").exists()


def test_a_ticket_is_written_answered_and_closed(desks: Desks) -> None:
    author, helpdesk = somebody("sn.officer", "EO"), somebody("wco.help", "HD", at="WCO")
    own, wco = desks().of(author), desks().of(helpdesk)

    own.open("/account/tickets/")
    own.press("Write to the helpdesk")
    own.page.select_option("main [name=kind]", "bug")
    own.page.fill("main [name=title]", "The upload stops")
    own.press("Write to the helpdesk")
    assert own.page.locator("main [name=text]:invalid").count() == 1
    assert own.page.input_value("main [name=title]") == "The upload stops"
    own.page.fill("main [name=text]", "It stops at row seven.")
    own.press("Write to the helpdesk")

    wco.open("/account/notices/")
    wco.page.get_by_role("link", name="A new ticket came in").click()
    wco.page.fill("main [name=text]", "Row seven lacks a unit.")
    wco.press("Send")
    own.open("/account/notices/")
    own.page.get_by_role("link", name="The helpdesk answered").click()
    assert own.reads("Row seven lacks a unit.")
    own.press("Close the ticket")

    assert Ticket.objects.get().state == Ticket.State.CLOSED
    own.open("/account/tickets/?state=open")
    assert own.reads("No tickets")


def test_the_tray_empties_and_the_digest_says_nothing(desks: Desks) -> None:
    officer = somebody("sn.officer", "EO")
    tell([officer.user.pk], "role.granted", params={"role": "EO"})
    tell([officer.user.pk], "access.stops", params={"application": "cen", "days": 5})
    assert upkeep.write_digests() == 1
    send_waiting()
    digest = mail.outbox[-1]
    own = desks().of(officer)

    own.open("/account/notices/")
    assert own.reads("You were given the role Entry officer.")
    assert own.reads("You have not used CEN for a while.")
    assert own.page.locator(".notices__line--new").count() == 2
    own.press("Mark all as read")

    assert own.page.locator(".notices__line--new").count() == 0
    assert own.page.locator(".bar__count:visible").count() == 0
    assert "2 notices wait" in digest.body
    assert not [word for word in ("role", "Entry", "access", "stops") if word in digest.body]


def test_a_machine_token_is_shown_once_and_works(desks: Desks, live_server: Any) -> None:
    contact = somebody("sn.contact", "NCP")
    desk = desks().of(contact)

    desk.open("/account/tokens/")
    desk.press("Issue a machine token")
    desk.page.fill("main [name=name]", "National system")
    desk.page.check("main [name=scopes][value='seizure.read']")
    desk.press("Issue a machine token")
    secret = desk.page.locator("[data-copy] .code").inner_text().strip()
    desk.press("I have copied it")

    assert secret not in desk.page.content()
    assert desk.reads("Read cases")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert Client(headers=bearer).get("/api/v1/me").status_code == 200
    desk.page.get_by_role("link", name="Revoke").click()
    desk.press("Revoke the token")
    assert Client(headers=bearer).get("/api/v1/me").status_code == 401
    assert ApiToken.objects.get().revoked_at is not None


def test_the_trail_of_an_account_is_read_by_an_auditor_and_the_reading_remains(
    desks: Desks,
) -> None:
    contact = somebody("sn.contact", "NCP")
    officer = somebody("sn.officer", "EO")
    auditor: Somebody = somebody("wco.auditor", "AU", at="WCO")
    home = desks().of(contact)
    home.open(f"/account/people/{officer.user.public_id}/suspend/")
    home.page.fill("main [name=reason]", "on leave")
    home.press("Suspend the account")

    reading = desks().of(auditor)
    reading.open(f"/account/people/{officer.user.public_id}/")
    reading.press("Read the trail")

    assert reading.reads("on leave")
    assert reading.reads("Sn Contact (SN-CUS)")
    read = AuditEvent.objects.get(event=Event.TRAIL_READ)
    assert (read.actor, read.subject) == ("wco.auditor", f"user:{officer.user.public_id}")
