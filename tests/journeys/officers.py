"""What people in the journeys have in their hands: a mailbox, a telephone, a scanner."""

import re
import time
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from playwright.sync_api import Browser, BrowserContext, Page

from accounts.models import SpentCode
from tests.accounts.people import PASSWORD, Somebody

PATIENCE = 15_000
NEW_PASSWORD = "granite umbrella sparrow 77"
WIDE = dict.fromkeys(("names", "failures", "blocks", "refusals"), 10**6)


class Desk:
    """Somebody at a computer of his own, seen from outside."""

    def __init__(self, browser: Browser, site: str, *, locale: str = "en-GB") -> None:
        self.site = site
        self.context: BrowserContext = browser.new_context(
            locale=locale, viewport={"width": 1280, "height": 900}, accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )

    def open(self, path: str) -> None:
        """Go to an address, of the suite unless it is a whole one."""
        self.page.goto(path if path.startswith("http") else self.site + path)

    def press(self, words: str) -> None:
        """Press the button or follow the link of the page that says this."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        link = self.page.locator("main").get_by_role("link", name=words, exact=True)
        button.or_(link).first.click()
        self.page.wait_for_load_state()

    def reads(self, words: str) -> bool:
        """Say whether the page reads so."""
        return words in self.page.locator("body").inner_text()

    def type_name(self, name: str, password: str) -> None:
        """Type name and password at the door."""
        self.open("/account/sign-in/")
        self.page.fill("input[name=login]", name)
        self.page.fill("input[name=password]", password)
        self.page.click("main form .button--main")
        self.page.wait_for_load_state()

    def sign_in(self, who: Somebody) -> None:
        """Come in with a password alone, where no second factor is enrolled."""
        self.type_name(who.user.username, PASSWORD)
        assert "/account/sign-in/" not in self.page.url, self.page.locator("main").inner_text()

    def of(self, who: Somebody) -> "Desk":
        """Sign in and give the desk."""
        self.sign_in(who)
        return self

    def give_code(self, secret: str) -> None:
        """Type the six digits of the telephone; a code opens once, so an old one is forgotten."""
        SpentCode.objects.all().delete()
        self.page.fill("input[name=code]", digits(secret))
        self.page.click("main form .button--main")
        self.page.wait_for_load_state()

    def leave(self) -> None:
        """Go home; what hidden pages and ended sessions make a browser say is no complaint."""
        self.page.goto("about:blank")
        self.context.close()
        expected = ("status of 4", "EventSource")
        self.complaints = [
            said for said in self.complaints if not any(words in said for words in expected)
        ]


def digits(secret: str) -> str:
    """Compute what an authenticator shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def letters_to(address: str) -> list[str]:
    """List what lies in a mailbox, oldest first."""
    return [str(letter.body) for letter in mail.outbox if letter.to == [address]]


def link_in(letter: str) -> str:
    """Find the one address in a letter, without its host: tests run on any port."""
    found = re.findall(r"https?://[^/\s]+(/\S+)", letter)
    assert len(found) == 1, letter
    return str(found[0])


def signed_paper(folder: Path) -> Path:
    """Make what a scanner makes of a signed form."""
    paper = folder / "signed.pdf"
    paper.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    return paper
