"""An open page is told what is new and when to leave; nothing that was typed is lost."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from accounts.actions import standing
from accounts.actions.notices import read_notices, tell
from accounts.actions.sign_in import Try, try_password
from accounts.models import Ticket, User
from accounts.queries.actors import actor_for
from tests.accounts.people import Somebody, somebody
from tests.journeys.conftest import Visitor
from tests.serving import serving_apart

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NEW = "quartz meadow violin 77"
TYPED = "The upload stops at row seven."


@pytest.fixture
def streamed(context: BrowserContext, db: None) -> Iterator[Visitor]:
    """Somebody in front of a server that streams."""
    with serving_apart("/live/events/") as (site, _server):
        visitor = Visitor(context.new_page(), f"http://127.0.0.1:{site.port}")
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        yield visitor
        visitor.page.close()
    assert visitor.complaints == []


def tell_role(who: Somebody) -> None:
    tell([who.user.pk], "role.granted", params={"role": "RD"})


def count(page: Page) -> str:
    shown = page.locator("[data-unread]")
    return shown.inner_text() if shown.is_visible() else ""


def note(page: Page) -> str:
    return page.locator("[data-stream-note]").inner_text()


def block(who: Somebody) -> None:
    for _try in range(3):
        try_password(Try(name=who.user.username, source="192.0.2.0/24"), "wrong")
    assert who.fresh().state == User.State.BLOCKED


def write_a_ticket(visitor: Visitor) -> None:
    visitor.open("/account/tickets/new/")
    visitor.page.fill("[name=title]", "Upload")
    visitor.page.fill("[name=text]", TYPED)


def test_a_notice_reaches_an_open_page_and_is_said_politely(streamed: Visitor) -> None:
    who = somebody("sn.reader", "RD")
    streamed.sign_in(who)
    page = streamed.page
    page.evaluate("globalThis.isTheSamePage = true")
    assert count(page) == ""
    expect(page.locator("[data-stream-note]")).to_be_hidden()

    tell_role(who)
    expect(page.locator("[data-unread]")).to_have_text("1", timeout=3000)
    tell_role(who)
    expect(page.locator("[data-unread]")).to_have_text("2", timeout=3000)

    said = page.locator("[data-stream-words]")
    assert (said.get_attribute("role"), said.inner_text()) == ("status", "2 unread notices")
    assert page.evaluate("globalThis.isTheSamePage")


def test_an_open_tray_fills_by_itself_and_keeps_what_is_in_hand(streamed: Visitor) -> None:
    who = somebody("sn.reader", "RD")
    tell([who.user.pk], "ticket.opened", params={"reference": "T-1"}, link="/account/tickets/")
    read_notices(actor_for(who.user), None)
    streamed.sign_in(who)
    streamed.open("/account/notices/")
    page = streamed.page
    page.evaluate("globalThis.isTheSamePage = true")
    page.get_by_role("link", name="T-1").focus()
    expect(page.locator(".notices li")).to_have_count(1)
    expect(page.locator(".notices__line--new")).to_have_count(0)

    tell_role(who)
    expect(page.locator(".notices li").first).to_contain_text("given the role", timeout=3000)
    expect(page.locator(".notices__line--new")).to_have_count(1)
    expect(page.get_by_role("link", name="T-1")).to_be_focused()
    tell_role(who)
    expect(page.locator(".notices__line--new")).to_have_count(2, timeout=3000)

    read_notices(actor_for(who.user), None)
    expect(page.locator(".notices__line--new")).to_have_count(0, timeout=3000)
    assert page.evaluate("globalThis.isTheSamePage")
    assert Axe().run(page).response["violations"] == []


def test_an_empty_tray_that_fills_can_be_marked_as_read(streamed: Visitor) -> None:
    who = somebody("sn.reader", "RD")
    streamed.sign_in(who)
    streamed.open("/account/notices/")
    page = streamed.page
    expect(page.locator(".empty")).to_be_visible()
    expect(page.get_by_role("button", name="Mark all as read")).to_have_count(0)

    tell_role(who)
    page.get_by_role("button", name="Mark all as read").click()

    expect(page.locator(".notices__line--new")).to_have_count(0)
    assert count(page) == ""
    assert page.url == f"{streamed.site}/account/notices/"


def test_a_blocked_person_is_told_and_what_was_typed_stays(streamed: Visitor) -> None:
    who = somebody("sn.officer", "EO")
    streamed.sign_in(who)
    write_a_ticket(streamed)
    page = streamed.page
    page.wait_for_timeout(1500)

    block(who)

    expect(page.locator("[data-stream-note]")).to_contain_text("signed out", timeout=3000)
    assert page.input_value("[name=text]") == TYPED
    assert Axe().run(page).response["violations"] == []
    other = page.context.new_page()
    other.goto(f"{streamed.site}/")
    assert "/account/sign-in/" in other.url


def test_whoever_signs_in_again_goes_on_with_the_page(streamed: Visitor) -> None:
    who = somebody("sn.officer", "EO")
    streamed.sign_in(who)
    write_a_ticket(streamed)
    page = streamed.page
    page.wait_for_timeout(1500)

    standing.end_other_sessions(user_id=who.user.pk)
    expect(page.locator("[data-stream-note]")).to_contain_text("signed out", timeout=3000)
    with page.context.expect_page() as opened:
        page.click("[data-stream-note] a")
    Visitor(opened.value, streamed.site).sign_in(who)
    opened.value.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")  # a browser without a screen never has it

    expect(page.locator("[data-stream-note]")).to_be_hidden(timeout=5000)
    page.click("main button[type=submit]")
    page.wait_for_url("**/account/tickets/**")
    assert Ticket.objects.get().text == TYPED


def test_a_new_session_of_the_same_browser_keeps_its_other_windows(streamed: Visitor) -> None:
    who = somebody("sn.officer", "EO")
    streamed.sign_in(who)
    write_a_ticket(streamed)
    page = streamed.page
    page.wait_for_timeout(1500)

    other = page.context.new_page()
    other.goto(f"{streamed.site}/account/password/")
    other.fill("[name=oldpassword]", who.password)
    other.fill("[name=password1]", NEW)
    other.fill("[name=password2]", NEW)
    other.click("main button[type=submit]")
    other.wait_for_load_state()
    page.wait_for_timeout(4000)
    assert who.fresh().check_password(NEW)

    assert note(page) == ""
    page.click("main button[type=submit]")
    page.wait_for_url("**/account/tickets/**")
    assert Ticket.objects.get().text == TYPED


def test_another_person_does_not_inherit_the_page(streamed: Visitor) -> None:
    who, other = somebody("sn.officer", "EO"), somebody("sn.other", "EO")
    streamed.sign_in(who)
    write_a_ticket(streamed)
    page = streamed.page
    page.wait_for_timeout(1500)

    standing.end_other_sessions(user_id=who.user.pk)
    expect(page.locator("[data-stream-note]")).to_contain_text("signed out", timeout=3000)
    Visitor(page.context.new_page(), streamed.site).sign_in(other)
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_timeout(1500)

    assert "signed out" in note(page)
    assert page.input_value("[name=text]") == TYPED


def test_where_nothing_streams_the_page_asks(visitor: Visitor) -> None:
    who = somebody("sn.reader", "RD")
    visitor.sign_in(who)

    visitor.open("/account/notices/")
    tell_role(who)

    expect(visitor.page.locator("[data-unread]")).to_have_text("1", timeout=10_000)
    expect(visitor.page.locator(".notices__line--new")).to_have_count(1)
