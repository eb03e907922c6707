"""Type as an officer does: keys only, and every key counted."""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

BETWEEN_KEYS = 60
"""Milliseconds; the list of a field is looked at before its choice is taken."""


@dataclass
class Typist:
    """Somebody at the keyboard of a page."""

    page: Page
    keys: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def press(self, key: str) -> None:
        """Press one key."""
        self.keys += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type some text."""
        self.keys += len(text)
        self.page.keyboard.type(text, delay=BETWEEN_KEYS)

    def go_to(self, name: str, *, within: int = 6) -> None:
        """Press Tab until a field has the cursor."""
        for _ in range(within + 1):
            if self.page.evaluate("document.activeElement.id") == f"id_{name}":
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {name}")

    def choose(self, name: str, text: str, label: str) -> None:
        """Find a value of a searchable list and take it with the Enter key."""
        self.go_to(name)
        self.type(text)
        first = self.page.locator(f"#id_{name}-list .combobox__choice--near")
        expect(first).to_contain_text(label)
        self.press("Enter")
        expect(self.page.locator(f"#id_{name}-list")).to_be_hidden()


def options(page: Page, name: str, text: str = "") -> list[str]:
    """Type into a searchable list and read what it offers."""
    control = page.locator(f"#id_{name}[role=combobox]")
    control.click()
    control.fill(text)
    shown = page.locator(f"#id_{name}-list")
    expect(shown).to_be_visible()
    expect(shown.locator("[role=option], .combobox__none").first).to_be_visible()
    page.wait_for_timeout(400)
    return shown.locator("[role=option] > span").all_inner_texts()


def pick(page: Page, name: str, text: str, label: str) -> None:
    """Choose a value of a searchable list with the mouse."""
    control = page.locator(f"#id_{name}[role=combobox]")
    control.click()
    control.fill(text)
    page.locator(f"#id_{name}-list [role=option]", has_text=label).first.click()
