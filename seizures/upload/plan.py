"""How a workbook is read: which sheet, from which row, which column means what.

A plan is kept with the upload as plain values, so that a person can correct it and a worker that
takes over reads the file the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self

SURE: Final = 0.999


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: its number from 0, its heading, what it means, and how that was found out."""

    index: int
    heading: str
    path: str = ""
    confidence: float = 0.0
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet: where its headings and rows are, and its columns."""

    title: str
    header_row: int
    first_row: int
    height: int
    columns: tuple[ColumnPlan, ...]

    @property
    def paths(self) -> Mapping[str, int]:
        """Give the number of the column of each meaning."""
        return {column.path: column.index for column in self.columns if column.path}


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole workbook; the first sheet holds the cases, the others parts of them."""

    sheets: tuple[SheetRead, ...]
    day_first: bool = True
    decimal_sign: str = ""
    is_confirmed: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def cases(self) -> SheetRead:
        """Give the sheet with one case a row, or one kind of goods a row."""
        return self.sheets[0]

    @property
    def is_sure(self) -> bool:
        """Tell whether every column was known without guessing."""
        return all(
            column.confidence >= SURE
            for sheet in self.sheets
            for column in sheet.columns
            if column.path or column.samples
        )

    def to_json(self) -> dict[str, Any]:
        """Write the plan as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read a plan back."""
        return cls(
            sheets=tuple(_sheet(sheet) for sheet in kept["sheets"]),
            day_first=kept["day_first"],
            decimal_sign=kept["decimal_sign"],
            is_confirmed=kept["is_confirmed"],
            settings=kept.get("settings", {}),
        )


def _sheet(kept: Mapping[str, Any]) -> SheetRead:
    columns: Sequence[Mapping[str, Any]] = kept["columns"]
    return SheetRead(
        kept["title"],
        kept["header_row"],
        kept["first_row"],
        kept["height"],
        tuple(ColumnPlan(**{**each, "samples": tuple(each["samples"])}) for each in columns),
    )
