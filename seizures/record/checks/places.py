"""Places that exist and fit the kind of place, the mode of transport and the country."""

from collections.abc import Iterator
from typing import Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem

ANY_MODE: Final = frozenset({"0", "6"})
ABROAD: Final = frozenset({"INT"})


def control_is_at_home(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A control takes place in the country that reports it, unless it was made for it abroad."""
    if case.record_kind in ABROAD:
        return
    place = around.places.get(case.location or "")
    if place is None or not case.reporting_country:
        return
    if place.country != case.reporting_country:
        yield hard("location", "place-abroad", place=place.name, country=case.reporting_country)


def place_fits_its_kind(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """An airport is no seaport: the place must serve what the kind of place says."""
    place = around.places.get(case.location or "")
    if place is None or not case.location_type:
        return
    functions = around.lists["location-type"].attribute(case.location_type, "functions")
    if functions and place.functions and not place.serves("".join(functions)):
        yield soft("location", "place-of-other-kind", place=place.name)


def mode_fits_the_place(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """Mail is not found on a ferry: mode and kind of place must go together."""
    modes = around.lists["location-type"].attribute(case.location_type or "", "modes")
    if not modes:
        return
    for index, conveyance in enumerate(case.conveyances):
        if conveyance.mode and conveyance.mode not in ANY_MODE and conveyance.mode not in modes:
            yield soft(f"conveyances.{index}.mode", "mode-of-other-place")


def conveyance_fits_its_mode(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A lorry is no means of the sea mode."""
    kinds = around.lists["conveyance-type"]
    for index, conveyance in enumerate(case.conveyances):
        mode = kinds.attribute(conveyance.conveyance_type or "", "mode")
        if (
            mode
            and conveyance.mode
            and conveyance.mode not in ANY_MODE
            and mode != conveyance.mode
        ):
            yield hard(f"conveyances.{index}.conveyance_type", "conveyance-of-other-mode")


RULES: Final[tuple[Rule, ...]] = (
    control_is_at_home,
    place_fits_its_kind,
    mode_fits_the_place,
    conveyance_fits_its_mode,
)
