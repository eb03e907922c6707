"""Tables of the global database; facts become columns from the one record."""

from seizures.models.export import Export
from seizures.models.habits import SearchHabits
from seizures.models.parts import (
    Company,
    Concealment,
    Consignment,
    Container,
    Conveyance,
    Leg,
    Line,
    Person,
)
from seizures.models.photo import Photo
from seizures.models.seizure import Seizure
from seizures.models.upload import CellProblem, Memory, StagedCase, Upload
from seizures.models.version import Remark, SeizureVersion

__all__ = [
    "CellProblem",
    "Company",
    "Concealment",
    "Consignment",
    "Container",
    "Conveyance",
    "Export",
    "Leg",
    "Line",
    "Memory",
    "Person",
    "Photo",
    "Remark",
    "SearchHabits",
    "Seizure",
    "SeizureVersion",
    "StagedCase",
    "Upload",
]
