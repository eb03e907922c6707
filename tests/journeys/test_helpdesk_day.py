"""A day of the helpdesk in its lists: what waits, what is done, by two people where it must be."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.actions import access_requests, signatories, tickets
from accounts.models import AccessRequest, Signatory, Ticket, User
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.actions.test_access_requests import PDF, wanted
from tests.accounts.people import PASSWORD, Somebody, place, somebody
from tests.journeys.officers import NEW_PASSWORD, WIDE, Desk, letters_to, link_in
from tests.journeys.test_officer import choose, refused

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Desks = Callable[..., Desk]
PEOPLE = "/admin/accounts/user/"


@pytest.fixture
def first(db: None) -> Somebody:
    return somebody("wco.first", "HD", at="WCO")


@pytest.fixture
def second(db: None) -> Somebody:
    return somebody("wco.second", "HD", at="WCO")


def act(desk: Desk, action: str, *rows: str, reason: str = "") -> None:
    """Choose rows of the list, an action, and say why."""
    for row in rows:
        line = desk.page.locator("#result_list tbody tr", has_text=row)
        line.locator("input[type=checkbox]").check()
    desk.page.select_option("select[name=action]", action)
    desk.page.fill("input[name=reason]", reason)
    desk.page.click("#changelist-form button[type=submit]")
    desk.page.wait_for_load_state()


def piles(desk: Desk) -> dict[str, int]:
    """Read what waits from the first page."""
    desk.open("/admin/")
    lines = desk.page.locator(".piles__pile").all_inner_texts()
    parts = [line.split("\n", 1) for line in lines]
    return {words.strip(): int(count) for count, words in parts}


def test_blocked_today_is_reset_from_the_list(
    desks: Desks, settings: Any, first: Somebody
) -> None:
    settings.SIGN_IN_LIMITS = WIDE
    reader = somebody("sn.reader", "RD")
    refused(desks(), "sn.reader", times=3)
    desk = desks()

    desk.open("/admin/")
    assert "/account/sign-in/" in desk.page.url
    desk.sign_in(first)
    assert piles(desk)["Blocked today"] == 1
    desk.page.get_by_text("Blocked today").click()
    act(desk, "start_reset", "Sn Reader")
    assert desk.reads("State the reason first")
    act(desk, "start_reset", "Sn Reader", reason="called, knows the name of the chief")
    assert desk.reads("1 was done.")

    own = desks()
    own.open(link_in(letters_to("sn.reader@example.org")[-1]))
    choose(own, NEW_PASSWORD)
    assert reader.fresh().state == User.State.ACTIVE
    started = AuditEvent.objects.get(event=Event.RESET_STARTED)
    assert (started.actor, started.subject) == ("wco.first", f"user:{reader.user.public_id}")
    assert started.reason == "called, knows the name of the chief"
    assert piles(desk)["Blocked today"] == 0


def test_requests_are_approved_asked_and_refused_from_the_list(
    desks: Desks, first: Somebody
) -> None:
    place("SN-CUS")
    for name in ("Awa Diop", "Moussa Ba", "Coumba Sarr"):
        email = f"{name.split()[0].lower()}@douanes.example"
        _row, secret = access_requests.submit_request(wanted(full_name=name, email=email))
        access_requests.attach_signed_form(secret, PDF, "application/pdf")
    desk = desks().of(first)

    assert piles(desk)["Signed requests to check"] == 3
    desk.page.get_by_text("Signed requests to check").click()
    act(desk, "approve", "Awa Diop")
    act(desk, "ask", "Moussa Ba", reason="Which office?")
    act(desk, "refuse", "Coumba Sarr", reason="Not an officer of this administration.")

    states = dict(AccessRequest.objects.values_list("full_name", "state"))
    assert states == {"Awa Diop": "approved", "Moussa Ba": "more-info", "Coumba Sarr": "refused"}
    assert User.objects.get(full_name="Awa Diop").state == User.State.INVITED
    assert AuditEvent.objects.filter(actor="wco.first", event=Event.REQUEST_APPROVED).count() == 1


def test_what_needs_two_people_is_not_done_by_one(
    desks: Desks, first: Somebody, second: Somebody
) -> None:
    place("SN-CUS")
    auditor = somebody("wco.auditor", "AU", at="WCO")
    proposed = signatories.propose_signatory(
        administration="SN-CUS", full_name="Fatou Sow", post="Director", by=first.actor
    )
    one, two = desks().of(first), desks().of(second)

    one.open("/admin/accounts/signatory/")
    act(one, "confirm", "Fatou Sow")
    assert Signatory.objects.get(pk=proposed.pk).state == "proposed"
    assert one.reads("Nothing was done.")
    two.open("/admin/accounts/signatory/")
    act(two, "confirm", "Fatou Sow")
    assert Signatory.objects.get(pk=proposed.pk).state == "confirmed"

    one.open(PEOPLE)
    act(one, "start_reset", "Wco Auditor", reason="forgot the password")
    assert letters_to("wco.auditor@example.org") == []
    one.open(f"/account/people/{auditor.user.public_id}/")
    assert one.page.get_by_role("link", name="Agree").count() == 0
    assert piles(two)["A reset waits for a second person"] == 1
    two.open(f"/account/people/{auditor.user.public_id}/")
    two.page.get_by_role("link", name="Agree").click()
    two.press("Agree to the reset")
    assert len(letters_to("wco.auditor@example.org")) == 1


def test_people_leave_and_roles_end_from_the_lists(desks: Desks, first: Somebody) -> None:
    leaver, stays = somebody("sn.leaver", "EO"), somebody("sn.stays", "EO")
    held = desks().of(leaver)
    desk = desks().of(first)

    desk.open(PEOPLE)
    act(desk, "suspend", "Sn Leaver", reason="left the service")
    held.open("/account/")
    assert "/account/sign-in/" in held.page.url
    desk.open("/admin/accounts/membership/")
    act(desk, "end", "Sn Stays", reason="moved to another post")

    assert leaver.fresh().state == User.State.SUSPENDED
    assert not stays.actor.permissions
    desk.open(PEOPLE)
    act(desk, "suspend", "Wco First", reason="by mistake")
    assert first.fresh().state == User.State.ACTIVE


def test_an_administration_is_founded_and_tickets_are_closed(
    desks: Desks, first: Somebody
) -> None:
    author = somebody("sn.reader", "RD")
    tickets.open_ticket(kind="idea", title="A map", text="It would help.", by=author.actor)
    desk = desks().of(first)

    desk.open("/admin/accounts/administration/add/")
    desk.page.fill("[name=code]", "FR-CUS")
    desk.page.fill("[name=name]", "French Customs")
    desk.page.fill("[name=country]", "FR")
    desk.page.click("input[name=_save]")
    assert piles(desk)["Tickets to answer"] == 1
    desk.page.get_by_text("Tickets to answer").click()
    act(desk, "close", "A map")

    assert Ticket.objects.get().state == Ticket.State.CLOSED
    events = set(AuditEvent.objects.filter(actor="wco.first").values_list("event", flat=True))
    assert {Event.ADMINISTRATION_FOUNDED, Event.TICKET_CLOSED} <= events


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lists_have_no_fault_of_accessibility(
    desks: Desks, first: Somebody, language: str, scheme: Any
) -> None:
    somebody("sn.reader", "RD")
    desk = desks().of(first)
    desk.page.emulate_media(color_scheme=scheme)
    desk.context.add_cookies([{"name": "django_language", "value": language, "url": desk.site}])

    wrong: list[str] = []
    for path in ("", "accounts/user/", "accounts/ticket/", "accounts/administration/add/"):
        desk.open(f"/admin/{path}")
        found = Axe().run(desk.page).response["violations"]
        wrong += [f"{path} {each['id']} {each['nodes'][0]['html'][:120]}" for each in found]
    desk.complaints.clear()  # the inspector tries inline styles, which the pages forbid
    assert wrong == []


def test_the_lists_belong_to_the_suite(desks: Desks, first: Somebody) -> None:
    desk = desks("ar").of(first)
    desk.context.add_cookies([{"name": "django_language", "value": "ar", "url": desk.site}])

    desk.open("/")
    paper = "getComputedStyle(document.querySelector('.bar')).backgroundColor"
    light = desk.page.evaluate(paper)
    desk.open(PEOPLE)
    header = "getComputedStyle(document.querySelector('#header')).backgroundColor"
    assert desk.page.evaluate(header) == light
    assert desk.page.get_attribute("html", "dir") == "rtl"
    desk.page.emulate_media(color_scheme="dark")
    assert desk.page.evaluate(header) != light
    assert PASSWORD not in desk.page.content()
