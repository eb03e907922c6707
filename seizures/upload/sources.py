"""Where cases come from: the rows of a workbook, or the list that a machine sent."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol

from cen_suite.core.sheets.read import Workbook
from seizures.record.groups import REPEATING
from seizures.record.problems import Problem, Severity
from seizures.upload.gathering import Gatherer
from seizures.upload.layout import Layout, Place
from seizures.upload.plan import Plan

JSON_SHEET: Final = "JSON"
NOT_A_CASE: Final = "not-a-case"
EXTENSION: Final = "extension"
PARTS: Final = frozenset(group.attribute for group in REPEATING)


class Item(NamedTuple):
    """One case as it came, and its rows; whoever judges it may be another process."""

    row: int
    last_row: int
    raw: Any
    scattered_from: int = 0


class Understood(NamedTuple):
    """What was typed of a case, what is wrong with its rows, and the way to the cell at fault."""

    cells: Mapping[str, Any]
    found: list[tuple[Problem, Place]]
    place_of: Callable[[Problem], Place]


class Source(Protocol):
    """Something that cases are read from, again and again in the same order."""

    @property
    def height(self) -> int:
        """Say how many rows there are, as far as known."""

    def items(self) -> Iterator[Item]:
        """Give the cases one after the other."""

    def strays(self) -> Iterator[tuple[Problem, Place]]:
        """Give the rows that belong to no case."""


class SheetSource:
    """Cases from a workbook that is read as a plan says."""

    def __init__(self, book: Workbook, plan: Plan) -> None:
        self._gatherer = Gatherer(book, Layout(plan))
        self.height = plan.cases.height

    def items(self) -> Iterator[Item]:
        """Give the cases in the order of the rows."""
        for case in self._gatherer.cases():
            earlier = self._gatherer.seen.get(case.key, case.row) if case.key else case.row
            yield Item(case.row, case.rows[-1][0], case, earlier if earlier != case.row else 0)

    def strays(self) -> Iterator[tuple[Problem, Place]]:
        """Give rows of part sheets without a case; all cases must have been read."""
        return self._gatherer.strays()


class ListSource:
    """Cases that a machine sent as JSON: facts under their names, words or codes."""

    def __init__(self, raw: bytes) -> None:
        self._cases: list[Any] = json.load(io.BytesIO(raw))
        self.height = len(self._cases)

    def items(self) -> Iterator[Item]:
        """Give the cases in their order; the first is row 1."""
        for number, case in enumerate(self._cases, start=1):
            yield Item(number, number, case)

    def strays(self) -> Iterator[tuple[Problem, Place]]:
        """Find nothing: a list has nothing but cases."""
        return iter(())


Understand = Callable[[Item], Understood]


def way_of(plan: Plan | None) -> Understand:
    """Give the way to understand what came: rows as a plan says, or JSON where there is none."""
    return understand_json if plan is None else _SheetWay(plan).understand


class _SheetWay:
    def __init__(self, plan: Plan) -> None:
        self._layout = Layout(plan)

    def understand(self, item: Item) -> Understood:
        layout, case = self._layout, item.raw
        typed = layout.typed(case)
        return Understood(
            typed.cells,
            [*case.problems, *layout.contradictions(case)],
            lambda problem: layout.place_of(problem, case, typed),
        )


def understand_json(item: Item) -> Understood:
    """Take a case of a machine as it stands."""
    case, number = item.raw, item.row
    is_good = is_case(case)
    typed = {name: cell for name, cell in case.items() if name != "version"} if is_good else {}
    return Understood(
        typed,
        [] if is_good else [_not_a_case(number)],
        lambda problem: Place(JSON_SHEET, number, -1, problem.path),
    )


def is_case(value: Any) -> bool:
    """Tell whether a value has the shape of a case: names to cells, groups as lists of such."""
    return isinstance(value, dict) and all(
        _are_parts(cell) if name in PARTS else _is_cell(cell) for name, cell in value.items()
    )


def _are_parts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(map(_is_part, value)))


def _is_part(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    rest = {name: cell for name, cell in value.items() if name != EXTENSION}
    more = value.get(EXTENSION) or {}
    return isinstance(more, dict) and all(map(_is_cell, (*rest.values(), *more.values())))


def _is_cell(value: Any) -> bool:
    """Tell whether a value can stand in one cell: something plain, or a list of such."""
    if isinstance(value, list):
        return not any(isinstance(each, (list, dict)) for each in value)
    return not isinstance(value, dict)


def _not_a_case(number: int) -> tuple[Problem, Place]:
    return Problem("", NOT_A_CASE, Severity.HARD), Place(JSON_SHEET, number, -1)
