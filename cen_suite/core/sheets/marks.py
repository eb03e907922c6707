"""What is wrong where: the marks a report puts on cells, and the words around them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cen_suite.core.sheets.names import column_letters


class Weight(StrEnum):
    """Whether a mark must be corrected or only looked at."""

    HARD = "hard"
    SOFT = "soft"


FILL_COLOURS: Mapping[Weight, str] = {Weight.HARD: "FFF8B4B3", Weight.SOFT: "FFFDE9A7"}
"""Shades nobody picks by hand: what an earlier report marked is known by them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reason at one cell; row and column count from 1."""

    sheet: str
    row: int
    column: int
    reason: str
    weight: Weight = Weight.HARD

    @property
    def address(self) -> str:
        """The cell as people write it."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of the report itself; a translated page gives its own."""

    problems: str = "Problems"
    sheet: str = "Sheet"
    cell: str = "Cell"
    reason: str = "Reason"
    weight: str = "Weight"
    hard: str = "Must be corrected"
    soft: str = "Please check"

    def of(self, weight: Weight) -> str:
        """Name a weight."""
        return self.hard if weight is Weight.HARD else self.soft


@dataclass(frozen=True, slots=True)
class CellMarks:
    """All reasons at one cell together: the heavier colour, one note."""

    row: int
    column: int
    weight: Weight
    note: str

    @property
    def address(self) -> str:
        """The cell as people write it."""
        return f"{column_letters(self.column)}{self.row}"


SheetMarks = Mapping[int, Mapping[int, CellMarks]]
"""Marks of one sheet by row, then by column."""


def by_sheet(marks: Iterable[Mark]) -> dict[str, SheetMarks]:
    """Gather the marks of each cell."""
    gathered: dict[tuple[str, int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        gathered[mark.sheet, mark.row, mark.column].append(mark)
    sheets: dict[str, dict[int, dict[int, CellMarks]]] = defaultdict(lambda: defaultdict(dict))
    for (sheet, row, column), here in gathered.items():
        is_hard = any(mark.weight is Weight.HARD for mark in here)
        note = "\n".join(dict.fromkeys(mark.reason for mark in here))
        weight = Weight.HARD if is_hard else Weight.SOFT
        sheets[sheet][row][column] = CellMarks(row, column, weight, note)
    return {sheet: dict(rows) for sheet, rows in sheets.items()}
