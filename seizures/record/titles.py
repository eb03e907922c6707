"""The title of a case, made from its codes: "12.4 kg cocaine – air cargo – Dakar"."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import get_decimal_symbol

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Lists
from seizures.record.facts import Line, SeizureFacts

LONGEST = 120
STORED_IN = "en"
RIGHT_TO_LEFT = "\u200f"
"""A mark before a title that begins with a number, which says nothing of its direction."""


def title_of(
    facts: SeizureFacts,
    lists: Lists,
    places: Mapping[str, Place],
    language: str = STORED_IN,
    *,
    country: str | None = None,
) -> str:
    """Write the title of a case in a language; empty when it says nothing yet.

    `country` is the one that reports, where the facts do not say it yet.
    """
    parts = [
        _goods(facts.lines[0], lists, language) if facts.lines else "",
        _way(facts, lists, language),
        _where(facts.location, country or facts.reporting_country, lists, places, language),
    ]
    return " – ".join(part for part in parts if part)[:LONGEST]


def title_in(facts: SeizureFacts, lists: Lists, places: Mapping[str, Place], language: str) -> str:
    """Say the title of a stored case in a language, unless an officer wrote his own."""
    made = title_of(facts, lists, places, language)
    is_own = facts.title and facts.title != title_of(facts, lists, places)
    if is_own and facts.title:
        return facts.title
    return RIGHT_TO_LEFT + made if made and Locale(language[:2]).text_direction == "rtl" else made


def _goods(line: Line, lists: Lists, language: str) -> str:
    name = (
        lists["product"].label(line.product, language)
        if line.product
        else lists["family"].label(line.family or "", language)
    )
    if line.quantity is None or line.unit is None:
        return name
    units = lists["unit"]
    unit = units.attribute(line.unit, "symbol") or units.label(line.unit, language)
    return f"{_plain(line.quantity, language)} {unit} {name}"


def _way(facts: SeizureFacts, lists: Lists, language: str) -> str:
    if facts.traffic_flow:
        return lists["traffic-flow"].label(facts.traffic_flow, language)
    modes = [each.mode for each in facts.conveyances if each.mode]
    return lists["transport-mode"].label(modes[0], language) if modes else ""


def _where(
    location: str | None,
    country: str | None,
    lists: Lists,
    places: Mapping[str, Place],
    language: str,
) -> str:
    place = places.get(location or "")
    return place.name if place else lists["country"].label(country or "", language)


def _plain(number: Decimal, language: str) -> str:
    """Write a number with thin spaces between thousands, as no country mistakes it."""
    whole, _point, rest = f"{number.normalize():,f}".replace(",", "\u202f").partition(".")
    return f"{whole}{_decimal_sign(language)}{rest}" if rest else whole


@cache
def _decimal_sign(language: str) -> str:
    return get_decimal_symbol(language.replace("-", "_"), numbering_system="latn")
