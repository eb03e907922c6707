"""The thirteen families and what each asks of a line beyond the common facts."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from seizures.record.definition import Fact
from seizures.record.extensions import (
    alcohol,
    counterfeits,
    culture,
    drugs,
    environment,
    medicines,
    others,
    precursors,
    strategic,
    tobacco,
    valuables,
    weapons,
    wildlife,
)
from seizures.record.extensions.asking import Asked

ASKED: Final[Mapping[str, tuple[Asked, ...]]] = {
    "DRG": drugs.ASKED,
    "PRE": precursors.ASKED,
    "TOB": tobacco.ASKED,
    "ALC": alcohol.ASKED,
    "FLO": wildlife.ASKED,
    "ENV": environment.ASKED,
    "IPR": counterfeits.ASKED,
    "MED": medicines.ASKED,
    "WPN": weapons.ASKED,
    "CBR": strategic.ASKED,
    "CUL": culture.ASKED,
    "CUR": valuables.ASKED,
    "OTH": others.ASKED,
}
NOMINAL_ASKED: Final[Mapping[str, tuple[Asked, ...]]] = {
    "DRG": drugs.NOMINAL_ASKED,
    "PRE": precursors.NOMINAL_ASKED,
    "TOB": tobacco.NOMINAL_ASKED,
    "ALC": alcohol.NOMINAL_ASKED,
    "FLO": wildlife.NOMINAL_ASKED,
    "ENV": environment.NOMINAL_ASKED,
    "IPR": counterfeits.NOMINAL_ASKED,
    "MED": medicines.NOMINAL_ASKED,
    "WPN": weapons.NOMINAL_ASKED,
    "CBR": strategic.NOMINAL_ASKED,
    "CUL": culture.NOMINAL_ASKED,
    "CUR": valuables.NOMINAL_ASKED,
    "OTH": others.NOMINAL_ASKED,
}


@cache
def extension(family: str) -> tuple[Fact, ...]:
    """List what a family asks, without anything nominal; an unknown family asks nothing."""
    return tuple(each.fact for each in ASKED.get(family, ()))


@cache
def nominal_extension(family: str) -> tuple[Fact, ...]:
    """List what a family asks that names or identifies: for national databases only."""
    return tuple(each.fact for each in NOMINAL_ASKED.get(family, ()))


@cache
def asked_for(family: str, product: str) -> tuple[Fact, ...]:
    """List what a family asks of one product."""
    return tuple(each.fact for each in ASKED.get(family, ()) if each.concerns(product))
