"""A route that leads from somewhere to somewhere."""

from collections.abc import Iterator
from typing import Final

from seizures.record.checks.places import ABROAD
from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.facts import Leg, SeizureFacts
from seizures.record.problems import Problem

DEPARTURES: Final = frozenset({"ORIGIN", "DEP"})
DESTINATIONS: Final = frozenset({"DEST", "MARKET"})
SEIZURE: Final = "SEIZ"
NOWHERE: Final = frozenset({"XZ", "UNK"})  # international waters, unknown
ORDER: Final = {"ORIGIN": 0, "DEP": 1, "TRA": 2, "TSH": 2, "DEST": 3, "MARKET": 4}


def leads_from_to(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A route has a departure and a destination; unknown is an answer."""
    roles = {leg.leg_role for leg in case.legs}
    if not roles & DEPARTURES:
        yield hard("legs", "no-departure")
    if not roles & DESTINATIONS:
        yield hard("legs", "no-destination")


def seized_once(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Goods are seized at one stage, which is where the control took place."""
    here = [(index, leg) for index, leg in enumerate(case.legs) if leg.leg_role == SEIZURE]
    for index, _leg in here[1:]:
        yield hard(f"legs.{index}.leg_role", "seized-twice")
    for index, leg in here[:1]:
        if _lies_elsewhere(leg, case):
            yield hard(f"legs.{index}.country", "seized-elsewhere")


def _lies_elsewhere(leg: Leg, case: SeizureFacts) -> bool:
    """Compare the stage of the seizure with the place of the control, as far as both are known."""
    if case.record_kind in ABROAD or not leg.country or leg.country in NOWHERE:
        return False
    if leg.place and case.location and leg.place != case.location:
        return True
    return bool(case.reporting_country) and leg.country != case.reporting_country


def roles_in_order(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A journey begins at its origin and ends at its market."""
    highest = 0
    for index, leg in enumerate(case.legs):
        rank = ORDER.get(leg.leg_role or "")
        if rank is None:
            continue
        if rank < highest:
            yield hard(f"legs.{index}.leg_role", "route-out-of-order")
        highest = max(highest, rank)


def goes_somewhere(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A departure that is the destination is odd, but happens."""
    ends = {leg.leg_role: (leg.country, leg.place) for leg in case.legs}
    departure, destination = ends.get("DEP"), ends.get("DEST")
    if departure and departure == destination and departure[0] != "UNK":
        yield soft("legs", "goes-nowhere")


def place_in_its_country(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A place on the route lies in the country stated with it."""
    for index, leg in enumerate(case.legs):
        place = around.places.get(leg.place or "")
        if place is not None and leg.country and place.country != leg.country:
            yield hard(
                f"legs.{index}.place", "place-abroad", place=place.name, country=leg.country
            )


RULES: Final[tuple[Rule, ...]] = (
    leads_from_to,
    seized_once,
    roles_in_order,
    goes_somewhere,
    place_in_its_country,
)
