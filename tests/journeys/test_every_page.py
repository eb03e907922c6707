"""Every page, in two languages, light and dark, wide and narrow: no fault of accessibility.

With PICTURES=folder the pages are photographed as well, to be looked at by people.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.accounts.people import Somebody, somebody
from tests.journeys.account_pages import pages_of_applicant, pages_of_contact_point
from tests.journeys.conftest import Visitor
from tests.journeys.seizure_pages import pages_of_seizures

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PICTURES = os.environ.get("PICTURES", "")
LANGUAGES = ("en", "ar")
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Look:
    """One way to look at a page; it is shown in every colour scheme."""

    language: str
    width: int


LOOKS = [Look(language, width) for language in LANGUAGES for width in WIDTHS]


def pages_of_reporter(who: Somebody) -> Iterator[tuple[str, str]]:
    """Name the pages an officer of a country meets, with what stands on them."""
    yield from pages_of_seizures(who)
    yield from (
        ("profile", "/account/"),
        ("second-factor", "/account/second-factor/"),
        ("sessions", "/account/sessions/"),
        ("history", "/account/history/"),
        ("password", "/account/password/"),
        ("notices", "/account/notices/"),
        ("tickets", "/account/tickets/"),
        ("people", "/account/people/"),
        ("tokens", "/account/tokens/"),
    )
    yield from pages_of_contact_point(who)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_page_has_a_fault(visitor: Visitor, look: Look) -> None:
    who = somebody("sn.contact", "EO", "NCP")
    visitor.page.set_viewport_size({"width": look.width, "height": 900})
    wrong = faults_signed_out(visitor, look)
    visitor.sign_in(who)
    speak(visitor, look)

    for name, path in pages_of_reporter(who):
        visitor.open(path)
        wrong += faults(visitor, name, look)

    visitor.complaints[:] = [each for each in visitor.complaints if "404" not in each]
    assert wrong == []


def faults_signed_out(visitor: Visitor, look: Look) -> list[str]:
    speak(visitor, look)
    wrong: list[str] = []
    entrance = (("sign-in", "/account/sign-in/"), ("ask", "/account/request/"))
    for name, path in (*entrance, *pages_of_applicant()):
        visitor.open(path)
        wrong += faults(visitor, name, look)
    return wrong


def speak(visitor: Visitor, look: Look) -> None:
    """Choose the language of the pages."""
    visitor.page.context.add_cookies(
        [{"name": "django_language", "value": look.language, "url": visitor.site}]
    )


def faults(visitor: Visitor, name: str, look: Look) -> list[str]:
    """List what the open page gets wrong, in one colour scheme after the other."""
    wrong: list[str] = []
    for scheme in SCHEMES:
        visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        picture(visitor, name, look, scheme)
        found = Axe().run(visitor.page).response["violations"]
        where = f"{name} {look} {scheme}"
        wrong += [f"{where}: {each['id']} {each['nodes'][0]['html'][:160]}" for each in found]
    if visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        wrong.append(f"{name} {look}: scrolls sideways")
    return wrong


def picture(visitor: Visitor, name: str, look: Look, scheme: str) -> None:
    """Photograph a page when asked to."""
    if PICTURES:
        folder = Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        file = f"{name}-{look.language}-{scheme}-{look.width}.png"
        visitor.page.screenshot(path=folder / file, full_page=True)
