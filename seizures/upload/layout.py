"""From rows to what was typed: where each cell of a row goes, and where it came from."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from seizures.record.groups import GROUPS
from seizures.record.problems import Problem, Severity
from seizures.upload.plan import Plan, SheetRead
from seizures.upload.targets import EXTENSION, KEY, LINE, NATIONAL_REF, ROLES, target_at

ATTRIBUTES: Final[Mapping[str, str]] = {
    key: group.attribute for key, group in GROUPS.items() if group.repeats
}
FOR_MISSING: Final[Mapping[str, str]] = {
    "no-goods": "line.product",
    "no-conveyance": "conveyance.mode",
    "no-departure": "departure.country",
    "no-destination": "destination.country",
}
"""The column that would have to be filled when a whole part of the case is missing."""
Cells = Sequence[Any]
Slots = tuple[tuple[int, str], ...]


class Place(NamedTuple):
    """A cell of the workbook; column -1 means the row as a whole."""

    sheet: str
    row: int
    column: int
    heading: str = ""
    value: str = ""


class Gathered(NamedTuple):
    """All rows of one case: their cells, by the sheet they stand in."""

    key: str
    row: int
    rows: list[tuple[int, Cells]]
    parts: dict[str, list[tuple[int, Cells]]]
    problems: list[tuple[Problem, Place]]


class Typed(NamedTuple):
    """What was typed of a case, as the record reads it, and the row of each part."""

    cells: dict[str, Any]
    part_rows: dict[str, list[tuple[str, int]]]


class SheetLayout:
    """The columns of one sheet, sorted by the part of the case they fill."""

    def __init__(self, sheet: SheetRead) -> None:
        self.sheet = sheet
        self.headings = {column.index: column.heading for column in sheet.columns}
        self.paths = dict(sheet.paths)
        self.width = max(self.paths.values(), default=-1) + 1
        self.key = self.paths.get(KEY, self.paths.get(NATIONAL_REF))
        self.case: Slots = self._slots("case")
        self.line: Slots = self._slots(LINE)
        self.extension: Slots = tuple(
            (index, target_at(path).fact.name)
            for path, index in self.paths.items()
            if path.startswith(EXTENSION)
        )
        self.legs = {role: slots for role in ROLES if (slots := self._slots(role))}
        self.others = {
            key: slots for key in ATTRIBUTES if key != LINE and (slots := self._slots(key))
        }
        of_goods = dict(self.line + self.extension)
        self.single = {index: path for path, index in self.paths.items() if index not in of_goods}

    def key_of(self, cells: Cells) -> str:
        """Give the mark of the case in a row."""
        if self.key is None or self.key >= len(cells):
            return ""
        cell = cells[self.key]
        return "" if cell is None else str(cell).strip()

    def padded(self, cells: list[Any]) -> list[Any]:
        """Make a row long enough for every column."""
        return cells + [None] * (self.width - len(cells)) if len(cells) < self.width else cells

    def line_of(self, cells: Cells) -> dict[str, Any]:
        """Pick the goods of a row; nothing when it has none."""
        line = {name: cell for index, name in self.line if (cell := cells[index]) is not None}
        more = {name: cell for index, name in self.extension if (cell := cells[index]) is not None}
        if more:
            line["extension"] = more
        return line

    def place(self, path: str, row: int, cells: Cells = ()) -> Place:
        """Find the cell of a meaning in a row; the whole row when there is no such column."""
        index = self.paths.get(path, -1)
        value = cells[index] if 0 <= index < len(cells) else None
        return Place(
            self.sheet.title,
            row,
            index,
            self.headings.get(index, ""),
            "" if value is None else str(value)[:200],
        )

    def _slots(self, part: str) -> Slots:
        return tuple(
            (index, target.fact.name)
            for path, index in self.paths.items()
            if (target := target_at(path)).part == part and path != KEY and not target.family
        )


class Layout:
    """The whole workbook: the sheet of the cases, and those of their parts."""

    def __init__(self, plan: Plan) -> None:
        self.main = SheetLayout(plan.cases)
        self.others = [SheetLayout(sheet) for sheet in plan.sheets[1:]]

    def typed(self, case: Gathered) -> Typed:
        """Put the cells of a case where the record expects them."""
        _row, first = case.rows[0]
        typed = Typed(_part(self.main.case, first), {})
        self._add_lines(case, typed)
        for role, slots in self.main.legs.items():
            if leg := _part(slots, first):
                _add(typed, "legs", {"leg_role": ROLES[role], **leg}, (role, case.row))
        for key, slots in self.main.others.items():
            if part := _part(slots, first):
                _add(typed, ATTRIBUTES[key], part, (self.main.sheet.title, case.row))
        self._add_parts(case, typed)
        return typed

    def contradictions(self, case: Gathered) -> list[tuple[Problem, Place]]:
        """Find facts of the case that a later row states otherwise than the first."""
        (_row, first), found = case.rows[0], []
        for number, cells in case.rows[1:]:
            for index, path in self.main.single.items():
                if cells[index] != first[index] and cells[index] is not None:
                    problem = Problem(path, "repeated-row", Severity.HARD)
                    found.append((problem, self.main.place(path, number, cells)))
        return found

    def place_of(self, problem: Problem, case: Gathered, typed: Typed) -> Place:
        """Find the cell that a problem of a case is about."""
        attribute, _dot, rest = problem.path.partition(".")
        if attribute not in typed.part_rows or not rest:
            path = FOR_MISSING.get(problem.code, problem.path)
            return self._case_place(path, case)
        index, _dot, name = rest.partition(".")
        title, row = typed.part_rows[attribute][int(index)]
        return self._part_place(attribute, title, row, name, case)

    def _case_place(self, path: str, case: Gathered) -> Place:
        return self.main.place(path, case.row, case.rows[0][1])

    def _part_place(
        self, attribute: str, title: str, row: int, name: str, case: Gathered
    ) -> Place:
        if title in ROLES:
            return self.main.place(f"{title}.{name}", row, case.rows[0][1])
        sheet = next((each for each in self.others if each.sheet.title == title), self.main)
        rows = dict(case.rows if sheet is self.main else case.parts.get(title, ()))
        key = next(key for key, each in ATTRIBUTES.items() if each == attribute)
        path = f"{key}.{name}"
        if name.startswith("extension."):
            wanted = name.removeprefix("extension.")
            path = next(
                (
                    each
                    for each in sheet.paths
                    if each.startswith(EXTENSION) and each.endswith(f".{wanted}")
                ),
                path,
            )
        return sheet.place(path, row, rows.get(row, ()))

    def _add_lines(self, case: Gathered, typed: Typed) -> None:
        for number, each in case.rows:
            if line := self.main.line_of(each):
                _add(typed, ATTRIBUTES[LINE], line, (self.main.sheet.title, number))

    def _add_parts(self, case: Gathered, typed: Typed) -> None:
        for sheet in self.others:
            title = sheet.sheet.title
            for number, each in case.parts.get(title, ()):
                found = {key: _part(slots, each) for key, slots in sheet.others.items()}
                found[LINE] = sheet.line_of(each)
                for key, part in found.items():
                    if part:
                        _add(typed, ATTRIBUTES[key], part, (title, number))


def _add(typed: Typed, attribute: str, part: dict[str, Any], stands: tuple[str, int]) -> None:
    """Add a part of the case, and where it stands: sheet or role, and row."""
    typed.cells.setdefault(attribute, []).append(part)
    typed.part_rows.setdefault(attribute, []).append(stands)


def _part(slots: Slots, cells: Cells) -> dict[str, Any]:
    return {name: cell for index, name in slots if (cell := cells[index]) is not None}
