"""A real browser in front of the real suite."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.accounts.people import Somebody
from tests.journeys import officers
from tests.journeys.officers import Desk

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs an event loop here
PATIENCE = officers.PATIENCE


@dataclass
class Visitor:
    """Somebody in front of a browser; whatever the browser complains about is kept."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the suite."""
        self.page.goto(self.site + path)

    def sign_in(self, who: Somebody) -> None:
        """Come through the front door."""
        self.open("/account/sign-in/")
        self.page.fill("input[name=login]", who.user.username)
        self.page.fill("input[name=password]", who.password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(f"{self.site}/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a screen."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("The journeys need Chromium: install the package chromium.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, in English."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def visitor(context: BrowserContext, live_server: LiveServer) -> Iterator[Visitor]:
    """Somebody who has just opened the browser; complaints of the console fail the test."""
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on(
        "console",
        lambda said: visitor.complaints.append(said.text) if said.type == "error" else None,
    )
    yield visitor
    visitor.page.wait_for_load_state("networkidle")  # what is still being saved needs its tables
    assert visitor.complaints == []


@pytest.fixture
def desks(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Desk]]:
    """Computers, one for each person of a story; complaints of the console fail the test."""
    made: list[Desk] = []

    def desk(locale: str = "en-GB") -> Desk:
        made.append(Desk(browser, live_server.url, locale=locale))
        return made[-1]

    yield desk
    for each in made:
        each.leave()
    assert [said for each in made for said in each.complaints] == []
