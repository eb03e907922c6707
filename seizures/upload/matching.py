"""Find the table in a workbook, and what its columns mean."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from cen_suite.core.sheets.read import Workbook
from cen_suite.core.text.folding import fold
from seizures.errors import UploadRefused
from seizures.record.definition import Kind
from seizures.upload.conventions import date_order, decimal_sign
from seizures.upload.plan import ColumnPlan, Plan, SheetRead
from seizures.upload.refusals import NO_TABLE
from seizures.upload.targets import KEY, LINE, NATIONAL_REF, ROLES, targets
from seizures.upload.vocabulary import EXACT, Meaning, Remembered, vocabulary

LOOKED_AT: Final = 200
HEADER_WITHIN: Final = 30
SAMPLES: Final = 4
LEAST_KNOWN: Final = 2
LEAST_WORDS: Final = 3
SAMPLE_LENGTH: Final = 40
LEFT_OUT: Final = ""
"""What is remembered of a heading that somebody chose to leave out."""
Grid = list[list[Any]]


def make_plan(book: Workbook, remembered: Remembered, habits: Remembered) -> Plan:
    """Match all sheets of a workbook; raises UploadRefused when there is no table in it."""
    read = [_read_sheet(book, title, remembered) for title in book.sheets]
    found = [each for each in read if each is not None]
    if not found:
        raise UploadRefused(NO_TABLE)
    own = [each for each in found if _is_ours(each[0])]
    chosen = _in_order(own) if own else [max(found, key=lambda each: _worth(each[0]))]
    sheets = tuple(sheet for sheet, _grid in chosen)
    cells = _cells_by_kind(chosen)
    return Plan(
        sheets,
        day_first=date_order(cells[Kind.DATE], habits.get("date-order", "")) != "month",
        decimal_sign=decimal_sign(cells[Kind.DECIMAL], habits.get("decimal-sign", "")),
    )


def rematched(
    plan: Plan, meanings: dict[tuple[int, int], str], *, day_first: bool, decimal_sign: str
) -> Plan:
    """Give the columns the meanings a person chose: by sheet and column number."""
    sheets = tuple(
        replace(
            sheet,
            columns=tuple(
                replace(column, path=meanings[place, column.index], confidence=EXACT)
                if (place, column.index) in meanings
                else column
                for column in sheet.columns
            ),
        )
        for place, sheet in enumerate(plan.sheets)
    )
    return replace(
        plan, sheets=sheets, day_first=day_first, decimal_sign=decimal_sign, is_confirmed=True
    )


def _read_sheet(
    book: Workbook, title: str, remembered: Remembered
) -> tuple[SheetRead, Grid] | None:
    grid = [row.cells for row in islice(book.rows(title), LOOKED_AT)]
    best, meanings = _header(grid, remembered)
    if best < 0:
        return None
    first = best + 1
    while first < len(grid) and first <= best + 2 and _repeats_headings(grid[first], meanings):
        first += 1
    if first > best + 1:
        first = max(first, best + 3)  # the hints stand below the labels
    body = [row for row in grid[first:] if any(cell is not None for cell in row)]
    columns = tuple(
        column
        if column.path or remembered.get(fold(column.heading)[:200]) != LEFT_OUT
        else replace(column, confidence=EXACT)
        for column in _columns(grid[best], meanings, body)
    )
    height = book.height(title) or len(grid)
    return SheetRead(title, best + 1, first + 1, height, columns), body


def _header(grid: Grid, remembered: Remembered) -> tuple[int, dict[int, Meaning]]:
    """Find the row with the most known headings; the upper one of two equals."""
    best, meanings = -1, dict[int, Meaning]()
    for number, row in enumerate(grid[:HEADER_WITHIN]):
        known = _meanings(row, remembered)
        if len(known) >= LEAST_KNOWN and len(known) > len(meanings):
            best, meanings = number, known
    if best < 0:
        best = _likely_header(grid)
    if best >= 0:
        meanings = _meanings(grid[best], remembered, guess=True)
    return best, meanings


def _likely_header(grid: Grid) -> int:
    """Find the row of headings in a language nobody taught us: the first with several words."""
    for number, row in enumerate(grid[:HEADER_WITHIN]):
        words = sum(isinstance(cell, str) for cell in row)
        if words >= LEAST_WORDS and any(
            any(cell is not None for cell in each) for each in grid[number + 1 :]
        ):
            return number
    return -1


def _meanings(
    row: Sequence[Any], remembered: Remembered, *, guess: bool = False
) -> dict[int, Meaning]:
    """Match a row of headings; the surest column gets a meaning, others stay without."""
    if sum(isinstance(cell, str) for cell in row) < LEAST_KNOWN:
        return {}
    part = _part(row)
    guesses = [
        (index, meaning)
        for index, cell in enumerate(row)
        if isinstance(cell, str) and (meaning := _meaning(cell, part, remembered, guess=guess))
    ]
    taken: dict[str, int] = {}
    for index, meaning in sorted(guesses, key=lambda each: (-each[1].confidence, each[0])):
        taken.setdefault(meaning.path, index)
    return {index: meaning for index, meaning in guesses if taken[meaning.path] == index}


def _meaning(heading: str, part: str, remembered: Remembered, *, guess: bool) -> Meaning | None:
    path = remembered.get(fold(heading)[:200])
    if path is not None:
        return Meaning(path, EXACT) if path in targets() else None
    known = vocabulary().meaning(heading, part)
    return known or (vocabulary().guess(heading, part) if guess else None)


def _part(row: Sequence[Any]) -> str:
    """Tell which part of a case a sheet of our own template is about."""
    parts = {target.part for cell in row if (target := targets().get(str(cell))) is not None}
    parts -= {"case"}
    return parts.pop() if len(parts) == 1 else ""


def _repeats_headings(row: Sequence[Any], meanings: dict[int, Meaning]) -> bool:
    """Tell whether a row below machine names says the same in words."""
    said = [index for index in meanings if index < len(row) and isinstance(row[index], str)]
    same = [
        index
        for index in said
        if (found := vocabulary().meaning(row[index], targets()[meanings[index].path].part))
        and (found.path == meanings[index].path or found.confidence >= EXACT)
    ]
    return bool(same) and len(same) * 2 >= len(meanings)


def _columns(
    headings: Sequence[Any], meanings: dict[int, Meaning], body: Grid
) -> list[ColumnPlan]:
    width = max([len(headings), *(len(row) for row in body[:LOOKED_AT])], default=0)
    columns = []
    for index in range(width):
        heading = headings[index] if index < len(headings) else None
        values = [row[index] for row in body if index < len(row) and row[index] is not None]
        samples = tuple(dict.fromkeys(str(value)[:SAMPLE_LENGTH] for value in values))[:SAMPLES]
        meaning = meanings.get(index)
        if heading is None and not samples:
            continue
        columns.append(
            ColumnPlan(
                index,
                str(heading or "")[:200],
                meaning.path if meaning else "",
                meaning.confidence if meaning else 0.0,
                samples,
            )
        )
    return columns


def _is_ours(sheet: SheetRead) -> bool:
    """Tell our own template by its machine names in the first row."""
    known = [column for column in sheet.columns if column.heading == column.path]
    return sheet.header_row == 1 and len(known) * 2 > len(sheet.columns)


def _in_order(found: list[tuple[SheetRead, Grid]]) -> list[tuple[SheetRead, Grid]]:
    """Put the sheet of the cases first; a sheet with goods and dates is a flat one."""
    ordered = sorted(found, key=lambda each: "event_start" not in each[0].paths)
    flat = any(path.startswith(f"{LINE}.") for path in ordered[0][0].paths)
    return ordered[:1] if flat else ordered


def _worth(sheet: SheetRead) -> float:
    keys = {KEY, NATIONAL_REF, "event_start"} & sheet.paths.keys()
    return sum(column.confidence for column in sheet.columns) + len(keys)


def _cells_by_kind(chosen: list[tuple[SheetRead, Grid]]) -> dict[Kind, list[Any]]:
    """Gather cells of dates and of numbers, to see how this country writes them."""
    gathered: dict[Kind, list[Any]] = {Kind.DATE: [], Kind.DECIMAL: []}
    for sheet, body in chosen:
        for path, index in sheet.paths.items():
            kind = targets()[path].fact.kind
            slot = Kind.DATE if kind is Kind.MOMENT else kind
            if slot in gathered:
                gathered[slot] += [row[index] for row in body if index < len(row)]
    return gathered


def is_flat(plan: Plan) -> bool:
    """Tell whether goods stand in the same sheet as the cases."""
    parts = {targets()[path].part for path in plan.cases.paths}
    return bool(parts & {LINE, *ROLES, "conveyance"})
