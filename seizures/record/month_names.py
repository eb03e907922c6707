"""Months by their names, as officers of any of the nine languages write them."""

import re
from functools import cache
from typing import Final

from babel import Locale

from cen_suite.core.text.folding import fold

LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "de", "ar", "fa_AF", "ur")
DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th|º|\.)? (?:de )?(\D+?) (?:del? )?(\d{4})$"
)
MONTH_FIRST: Final = re.compile(r"(\D+?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
BREAKS: Final = re.compile(r"[\s\-/.]+")


def named_day(text: str) -> tuple[int, int, int] | None:
    """Read "3 novembre 2026", "3-nov-2026" or "November 3, 2026" as year, month and day."""
    plain = BREAKS.sub(" ", text).strip()
    if found := DAY_FIRST.match(plain):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.match(plain):
        month, day, year = found.groups()
    else:
        return None
    number = _months().get(fold(month))
    return (int(year), number, int(day)) if number else None


@cache
def _months() -> dict[str, int]:
    """List names and their short forms; one that means two months in two languages is left out."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    found.setdefault(fold(name), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}
