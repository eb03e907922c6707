"""The groups of the record in order, and the two forms made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from seizures.record.definition import Fact, Need, fact_named, facts_of
from seizures.record.facts import (
    Company,
    Concealment,
    Consignment,
    Container,
    Conveyance,
    Leg,
    Line,
    Media,
    Person,
    SeizureFacts,
)

__all__ = ["FORM_FULL", "FORM_SIMPLE", "GROUPS", "REPEATING", "fact_at", "facts_of"]


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the record; `attribute` is its field in SeizureFacts, empty for the case."""

    key: str
    attribute: str
    facts_class: type
    facts: tuple[Fact, ...]

    @property
    def repeats(self) -> bool:
        """Tell whether a case can have several of it."""
        return bool(self.attribute)


@dataclass(frozen=True, slots=True)
class Section:
    """A page part of the full form: facts of one group."""

    key: str
    group: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the simplified form and the facts that its answer fills."""

    key: str
    paths: tuple[str, ...]


def _group(key: str, attribute: str, facts_class: type) -> Group:
    return Group(key, attribute, facts_class, facts_of(facts_class))


GROUPS: Final[Mapping[str, Group]] = {
    group.key: group
    for group in (
        _group("case", "", SeizureFacts),
        _group("conveyance", "conveyances", Conveyance),
        _group("container", "containers", Container),
        _group("consignment", "consignments", Consignment),
        _group("leg", "legs", Leg),
        _group("concealment", "concealments", Concealment),
        _group("line", "lines", Line),
        _group("person", "persons", Person),
        _group("company", "companies", Company),
    )
}
REPEATING: Final = tuple(group for group in GROUPS.values() if group.repeats)
MEDIA: Final = _group("media", "media", Media)


def fact_at(path: str) -> Fact:
    """Give the fact a path names: "event_start" or "line.quantity"."""
    key, _, name = path.rpartition(".")
    return fact_named(GROUPS[key or "case"].facts_class, name)


def _section(key: str, group: Group) -> Section:
    asked = tuple(
        fact for fact in group.facts if fact.section == key and fact.full is not Need.ABSENT
    )
    return Section(key, group.key, asked)


FORM_FULL: Final = (
    _section("case", GROUPS["case"]),
    _section("detection", GROUPS["case"]),
    _section("offence", GROUPS["case"]),
    _section("conveyances", GROUPS["conveyance"]),
    _section("containers", GROUPS["container"]),
    _section("consignments", GROUPS["consignment"]),
    _section("legs", GROUPS["leg"]),
    _section("concealments", GROUPS["concealment"]),
    _section("lines", GROUPS["line"]),
    _section("persons", GROUPS["person"]),
    _section("companies", GROUPS["company"]),
    _section("handling", GROUPS["case"]),
)

# One screen. Departure and destination are the two legs with those roles; totals of persons and
# one photo stand beside the nine answers.
FORM_SIMPLE: Final = (
    Answer("date", ("event_start",)),
    Answer("place", ("reporting_country", "location_type", "location", "location_name")),
    Answer("direction", ("direction",)),
    Answer("mode", ("conveyance.mode",)),
    Answer("departure", ("leg.country", "leg.place")),
    Answer("destination", ("leg.country", "leg.place")),
    Answer("goods", ("line.family", "line.product", "concealed")),
    Answer("quantity", ("line.quantity", "line.unit")),
    Answer("selection", ("selection_reasons", "record_kind")),
)
SIMPLE_EXTRAS: Final = ("persons_total", "arrested_total", "national_ref")
