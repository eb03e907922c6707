"""The record of a seizure: the one definition that form, workbook, tables and messages share.

Nothing here names a person, a company or a single vehicle: such facts stand in `nominal.py` and
never reach the global database.
"""

from dataclasses import dataclass

from seizures.record.case import HandlingFacts
from seizures.record.definition import group
from seizures.record.goods import Line, Media
from seizures.record.parties import Company, Person
from seizures.record.transport import Concealment, Consignment, Container, Conveyance, Leg

__all__ = [
    "Company",
    "Concealment",
    "Consignment",
    "Container",
    "Conveyance",
    "Leg",
    "Line",
    "Media",
    "Person",
    "SeizureFacts",
]


@dataclass(frozen=True, kw_only=True)
class SeizureFacts(HandlingFacts):
    """One case as it is reported: its single facts and its repeating groups."""

    conveyances: tuple[Conveyance, ...] = group("conveyance")
    containers: tuple[Container, ...] = group("container")
    consignments: tuple[Consignment, ...] = group("consignment")
    legs: tuple[Leg, ...] = group("leg")
    concealments: tuple[Concealment, ...] = group("concealment")
    lines: tuple[Line, ...] = group("line")
    persons: tuple[Person, ...] = group("person")
    companies: tuple[Company, ...] = group("company")
