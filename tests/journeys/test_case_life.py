"""The life of a case by its people: returned, mended, approved, published, asked, corrected."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from seizures.models import Remark, Seizure
from seizures.states import State
from tests.accounts.people import Somebody, somebody
from tests.journeys.conftest import PATIENCE, Visitor
from tests.seizures.samples import case, store
from tests.seizures.sheets import save

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CASE_PAGE = re.compile(r"/cases/[0-9a-f-]+/$")
Meet = Callable[[Somebody], Visitor]


@pytest.fixture
def meet(browser: Browser, live_server: LiveServer) -> Iterator[Meet]:
    """Seat a person before a browser of his own."""
    contexts = []

    def seat(who: Somebody) -> Visitor:
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visitor = Visitor(context.new_page(), live_server.url)
        visitor.sign_in(who)
        return visitor

    yield seat
    for context in contexts:
        for page in context.pages:
            page.wait_for_load_state("networkidle")
        context.close()


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


@pytest.fixture
def contact() -> Somebody:
    return somebody("sn.contact", "EO", "NCP")


def test_a_case_is_returned_mended_approved_and_published(
    meet: Meet, officer: Somebody, contact: Somebody
) -> None:
    entering, deciding = meet(officer), meet(contact)
    outside = meet(somebody("be.reader", "RD", at="BE-CUS"))
    draft = save(officer).seizure
    entering.open(f"/cases/{draft.public_id}/edit/")
    entering.page.get_by_role("button", name="Submit").click()
    entering.page.wait_for_url(CASE_PAGE)
    address = entering.page.url.removeprefix(entering.site)

    _returned(deciding, address)
    _mended(entering, address)
    _differences_are_shown(deciding, address)
    outside.open(address)
    assert outside.page.locator("h1").inner_text() != ""
    assert "SN-2026-000001" not in outside.page.content()

    _does(deciding, "Approve", "Approved")
    outside.open("/search/")
    assert "SN-2026-000001" not in outside.page.content()
    _does(deciding, "Publish to all members", "Published")
    outside.open("/search/")
    outside.page.get_by_role("link", name="SN-2026-000001").click()
    expect(outside.page.locator(".badge").first).to_have_text("Published")
    assert outside.page.get_by_role("link", name="Withdraw").count() == 0
    assert outside.page.get_by_role("button", name="Verify").count() == 0


def _returned(deciding: Visitor, address: str) -> None:
    """The contact point finds the case at home and sends it back with remarks at two fields."""
    page = deciding.page
    deciding.open("/")
    shelf = page.get_by_label("To approve")
    shelf.get_by_role("link", name=re.compile("Cocaine hydrochloride")).click()
    expect(page).to_have_url(deciding.site + address)
    page.get_by_role("link", name="Return to the author").click()
    page.get_by_role("button", name="Return to the author").click()
    expect(page.locator(".message--error")).to_contain_text("Say why")
    page.get_by_label("Reason").fill("Please weigh it again, and look at the direction.")
    page.get_by_text("Remarks on single answers").click()
    page.get_by_label("Quantity").fill("This is the gross weight.")
    page.get_by_label("Direction").fill("The goods were leaving.")
    page.get_by_role("button", name="Return to the author").click()
    expect(page.locator(".badge").first).to_have_text("Returned")


def _mended(entering: Visitor, address: str) -> None:
    """The officer sees the remarks where they belong, and mends what they are about."""
    page = entering.page
    entering.open("/")
    shelf = page.get_by_label("Returned to you")
    expect(shelf).to_contain_text("Please weigh it again")
    shelf.get_by_role("link", name=re.compile("Cocaine hydrochloride")).click()
    expect(page.locator(".message--warning").first).to_contain_text("Please weigh it again")
    expect(page.locator("[data-field=direction]")).to_contain_text("The goods were leaving.")
    quantity = page.locator("[data-field=lines-0-quantity]")
    expect(quantity).to_contain_text("This is the gross weight.")
    page.fill("#id_lines-0-quantity", "11,9")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    expect(quantity).to_contain_text("This is the gross weight.")
    page.get_by_role("button", name="Submit").click()
    page.wait_for_url(entering.site + address)


def _differences_are_shown(deciding: Visitor, address: str) -> None:
    deciding.open(address)
    changes = deciding.page.locator(".history__changes").first
    expect(changes.locator("del")).to_contain_text("12.4")
    expect(changes.locator("ins").first).to_contain_text("11.9")


def _does(visitor: Visitor, act: str, badge: str) -> None:
    visitor.page.get_by_role("button", name=act).click()
    expect(visitor.page.locator(".message--success")).to_contain_text(act)
    expect(visitor.page.locator(".badge").first).to_have_text(badge)


def test_a_published_case_is_asked_about_corrected_verified_and_withdrawn(
    meet: Meet, contact: Somebody
) -> None:
    stored = store(contact.actor, case())[0]
    address = f"/cases/{stored.public_id}/"
    asking = meet(somebody("rilo.analyst", "RA", at="RILO-WA"))
    answering = meet(contact)
    outside = meet(somebody("be.reader", "RD", at="BE-CUS"))

    _asked(asking, address)
    _corrected(answering, address)
    asking.open(address)
    _does(asking, "Verify", "Verified")
    _withdrawn(answering, address)

    outside.open(address)
    expect(outside.page.locator("h1")).to_contain_text("SN-2026-000001")
    expect(outside.page.locator("main")).to_contain_text("was withdrawn by the country")
    expect(outside.page.locator("main")).to_contain_text("Reported twice.")
    assert "Cocaine" not in outside.page.content()
    outside.open("/search/")
    assert "SN-2026-000001" not in outside.page.content()
    assert Seizure.objects.get().state == State.WITHDRAWN


def _asked(asking: Visitor, address: str) -> None:
    asking.open("/")
    page = asking.page
    page.get_by_label("To verify").get_by_role("link", name=re.compile("Cocaine")).click()
    expect(page).to_have_url(asking.site + address)
    page.get_by_role("link", name="Ask the country").click()
    page.get_by_label("Reason").fill("Was it pure?")
    page.get_by_text("Remarks on single answers").click()
    page.get_by_label("Quantity").fill("Net or gross?")
    page.get_by_role("button", name="Ask the country").click()
    expect(page.locator(".badge").first).to_have_text("Queried")
    assert set(Remark.objects.values_list("path", flat=True)) == {"", "lines.0.quantity"}


def _corrected(answering: Visitor, address: str) -> None:
    """The contact point sees the question with its clock, and answers by a correction."""
    page = answering.page
    answering.open("/")
    shelf = page.get_by_label("Asked by an analyst")
    expect(shelf).to_contain_text("Was it pure?")
    expect(shelf).to_contain_text("14 days left")
    shelf.get_by_role("link", name=re.compile("Cocaine")).click()
    expect(page.locator(".message--warning")).to_contain_text("Was it pure?")
    expect(page.locator(".message--warning")).to_contain_text("Quantity: Net or gross?")
    page.get_by_role("link", name="Correct").click()
    expect(page.locator("[data-field=lines-0-quantity]")).to_contain_text("Net or gross?")
    page.fill("#id_lines-0-quantity", "9")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.locator(".message--error")).to_contain_text("Say why")
    page.get_by_label("Why is it corrected?").fill("Weighed in the laboratory.")
    page.get_by_role("button", name="Publish the correction").click()
    page.wait_for_url(answering.site + address)
    expect(page.locator("main")).to_contain_text("version 2")
    expect(page.locator(".history__changes").first).to_contain_text("12.4")


def _withdrawn(answering: Visitor, address: str) -> None:
    answering.open(address)
    page = answering.page
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_label("Reason").fill("Reported twice.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".badge").first).to_have_text("Withdrawn")
