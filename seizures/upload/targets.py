"""What a column of a workbook can stand for: a fact of the case, or of one of its parts.

A target is named by its path: "event_start", "line.quantity", "line.extension.DRG.form",
"departure.country", or "case_key", the mark by which rows of one case are known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.record.definition import Fact, Kind, Need, Sensitivity, facts_of
from seizures.record.facts import Leg
from seizures.record.families import ASKED, extension
from seizures.record.groups import GROUPS, REPEATING
from seizures.record.wording import SECTIONS, hint, label

Words = str | Promise

KEY: Final = "case_key"
NATIONAL_REF: Final = "national_ref"
KEY_LENGTH: Final = 60
LINE: Final = "line"
EXTENSION: Final = "line.extension."
ROLES: Final[Mapping[str, str]] = {"departure": "DEP", "transit": "TRA", "destination": "DEST"}
"""The stages of the route that a flat sheet has columns for, and their codes."""

ROUTE_WORDS: Final[Mapping[str, Words]] = {
    "departure.country": _("Country of departure"),
    "departure.place": _("Place of departure (UN/LOCODE)"),
    "departure.place_name": _("Place of departure in words"),
    "departure.departed_on": _("Left the place of departure on"),
    "transit.country": _("Country of transit"),
    "transit.place": _("Place of transit (UN/LOCODE)"),
    "transit.place_name": _("Place of transit in words"),
    "destination.country": _("Country of destination"),
    "destination.place": _("Place of destination (UN/LOCODE)"),
    "destination.place_name": _("Place of destination in words"),
    "destination.arrived_on": _("Arrived at the destination on"),
}
KEY_WORDS: Final = _("Case key")
KEY_HINT: Final = _("Your own mark of the case; rows with the same mark belong together.")


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning of a column: its path, the part of the case it belongs to, and the fact."""

    path: str
    part: str
    fact: Fact
    family: str = ""

    @property
    def words(self) -> Words:
        """Name it for people."""
        if self.path == KEY:
            return KEY_WORDS
        return ROUTE_WORDS.get(self.path) or label(self.path)

    @property
    def help(self) -> Words:
        """Explain it in one line, or say nothing."""
        if self.path == KEY:
            return KEY_HINT
        return "" if self.path in ROUTE_WORDS else hint(self.path)


@cache
def targets() -> Mapping[str, Target]:
    """List every meaning a column can have, by path, in the order of the record."""
    return {target.path: target for target in _all()}


def target_at(path: str) -> Target:
    """Give the meaning that a path names; raises LookupError for an unknown one."""
    return targets()[path]


def sections() -> Iterator[tuple[Words, list[Target]]]:
    """Group the meanings for a list to choose from."""
    route = [each for each in targets().values() if each.part in ROLES]
    for key, group in GROUPS.items():
        own = [each for each in targets().values() if each.part == key and not each.family]
        yield SECTIONS[group.attribute or "case"], own
        if key == "consignment":
            yield SECTIONS["legs"], route


def family_targets(family: str) -> tuple[Target, ...]:
    """List what only goods of one family say."""
    return tuple(each for each in targets().values() if each.family == family)


def _all() -> Iterator[Target]:
    key = Fact(KEY, Kind.TEXT, Sensitivity.QUASI, Need.OPTIONAL, Need.OPTIONAL)
    yield Target(KEY, "case", key)
    for fact in _asked(GROUPS["case"].facts):
        yield Target(fact.name, "case", fact)
    for path in ROUTE_WORDS:
        part, _dot, name = path.partition(".")
        yield Target(path, part, next(fact for fact in facts_of(Leg) if fact.name == name))
    for group in REPEATING:
        for fact in _asked(group.facts):
            yield Target(f"{group.key}.{fact.name}", group.key, fact)
    for family in ASKED:
        for fact in extension(family):
            yield Target(f"{EXTENSION}{family}.{fact.name}", LINE, fact, family)


def _asked(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.full not in {Need.GENERATED, Need.ABSENT})
