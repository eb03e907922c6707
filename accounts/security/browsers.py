"""Name the browser and the system a person would recognize in what a browser says of itself."""

from typing import Final

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
"""Each browser claims to be the older ones too, so the first that fits is the one."""


def name_browser(claim: str) -> str:
    """Say browser and system in two words; a claim nobody knows is cut short."""
    found = [_first(BROWSERS, claim), _first(SYSTEMS, claim)]
    return ", ".join(name for name in found if name) or claim[:40]


def _first(names: tuple[tuple[str, str], ...], claim: str) -> str:
    return next((name for mark, name in names if mark in claim), "")
