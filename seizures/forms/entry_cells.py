"""From what a browser sends to the cells of a draft; nothing that was typed is refused here.

Names are "event_start", "lines-0-quantity", "lines-0-extension-form". Every row of a group
carries a key ("lines-0-key"), by which it is laid over the row that was saved before, so that
facts which the page did not show survive. A page that shows only some rows of a group names
them in "lines-shown"; a page that shows all states their number in "lines-TOTAL_FORMS".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol
from uuid import uuid4

from seizures.record.cells import Cells
from seizures.record.definition import Fact, Kind
from seizures.record.families import extension
from seizures.record.groups import GROUPS, REPEATING

KEY: Final = "key"
MARK: Final = "-stated"
CLOCK: Final = "_clock"
MOST_ROWS: Final = 100
MOST_DIGITS: Final = 7
LONGEST: Final = 20_000
FIRST_LEGS: Final = frozenset({"ORIGIN", "DEP"})


class Posted(Protocol):
    """What a form sent: names with one or several values."""

    def getlist(self, key: str) -> list[str]:
        """Give all values of a name."""

    def __contains__(self, key: object) -> bool:
        """Tell whether the name was sent at all."""


@dataclass(frozen=True, slots=True)
class Received:
    """The cells of the draft after a page was sent, and under which number the page has a row."""

    cells: Cells
    numbers: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    def html_name(self, path: str) -> str:
        """Name the control of a fact on the page that was sent; empty if it shows none."""
        group, _, rest = path.partition(".")
        if not rest:
            return group
        position, _, name = rest.partition(".")
        number = self.numbers.get(group, {}).get(int(position)) if position.isdigit() else None
        return "" if number is None else f"{group}-{number}-{name.replace('.', '-')}"


def receive(posted: Posted, saved: Mapping[str, Any]) -> Received:
    """Lay what a page sent over what was saved before."""
    cells = dict(saved)
    for fact in GROUPS["case"].facts:
        _lay(cells, fact, fact.name, posted)
    numbers: dict[str, dict[int, int]] = {}
    for group in REPEATING:
        rows = _Rows(group.attribute, group.facts, posted, _saved_rows(saved, group.attribute))
        cells[group.attribute], numbers[group.attribute] = rows.merged()
    return Received(
        {name: cell for name, cell in cells.items() if cell not in ([], None)}, numbers
    )


class _Rows:
    """The rows of one group, as sent and as saved."""

    def __init__(
        self, name: str, facts: Sequence[Fact], posted: Posted, saved: list[Cells]
    ) -> None:
        self._name, self._facts, self._posted, self._saved = name, facts, posted, saved
        self._by_key = {row[KEY]: row for row in saved if row.get(KEY)}

    def merged(self) -> tuple[list[Cells], dict[int, int]]:
        if f"{self._name}-TOTAL_FORMS" in self._posted:
            sent = list(
                self._sent(
                    range(
                        min(number_of(_one(self._posted, f"{self._name}-TOTAL_FORMS")), MOST_ROWS)
                    )
                )
            )
            return [row for _, row in sent], {at: number for at, (number, _) in enumerate(sent)}
        if f"{self._name}-shown" in self._posted:
            return self._among_saved()
        return self._saved, {at: at for at in range(len(self._saved))}

    def _sent(self, numbers: Sequence[int]) -> Iterator[tuple[int, Cells]]:
        for number in numbers:
            prefix = f"{self._name}-{number}-"
            if f"{prefix}DELETE" not in self._posted and f"{prefix}{KEY}" in self._posted:
                yield number, self._row(prefix)

    def _row(self, prefix: str) -> Cells:
        key = _one(self._posted, f"{prefix}{KEY}")[:40]
        row = {**self._by_key.get(key, {}), KEY: key}
        for fact in self._facts:
            _lay(row, fact, f"{prefix}{fact.name}", self._posted)
        if self._name == "lines":
            _lay_extension(row, f"{prefix}extension-", self._posted)
        return row

    def _among_saved(self) -> tuple[list[Cells], dict[int, int]]:
        """Put the rows a page showed back among those it did not show."""
        shown = _one(self._posted, f"{self._name}-shown").split()
        rows = list(self._saved)
        place = {row.get(KEY): at for at, row in enumerate(rows)}
        sent = list(self._sent([number_of(each) for each in shown[:MOST_ROWS]]))
        for _, row in sent:
            if row[KEY] in place:
                rows[place[row[KEY]]] = row
            elif row.get("leg_role") in FIRST_LEGS:
                rows.insert(0, row)
            else:
                rows.append(row)
        at_key = {row.get(KEY): at for at, row in enumerate(rows)}
        return rows, {at_key[row[KEY]]: number for number, row in sent}


def _lay(row: Cells, fact: Fact, name: str, posted: Posted) -> None:
    if fact.kind is Kind.CODES and fact.codes:
        if name in posted or f"{name}{MARK}" in posted:
            row[fact.name] = [each for text in posted.getlist(name) for each in _parts(text)]
    elif name in posted:
        cell = _one(posted, name)
        clock = _one(posted, f"{name}{CLOCK}") if fact.kind is Kind.MOMENT else ""
        row[fact.name] = f"{cell} {clock}".strip()


def _lay_extension(row: Cells, prefix: str, posted: Posted) -> None:
    more = dict(row.get("extension") or {})
    for fact in extension(str(row.get("family") or "")):
        _lay(more, fact, f"{prefix}{fact.name}", posted)
    if more:
        row["extension"] = more


def _saved_rows(saved: Mapping[str, Any], name: str) -> list[Cells]:
    return [{KEY: f"s{at}", **row} for at, row in enumerate(saved.get(name) or ())]


def _parts(text: str) -> list[str]:
    """Part codes that were typed into one field; a chosen one is a part of its own."""
    return [part for each in text.split(";") if (part := _clean(each))]


def _one(posted: Posted, name: str) -> str:
    found = posted.getlist(name)
    return _clean(found[-1]) if found else ""


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST]


def number_of(text: str) -> int:
    """Read a small number that a page sends back; anything else is nought."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0


def with_row(received: Received, group: str) -> Received:
    """Add an empty row to a group, for a browser that cannot do it itself."""
    if group not in {each.attribute for each in REPEATING}:
        return received
    rows = [*received.cells.get(group, ())]
    if len(rows) >= MOST_ROWS:
        return received
    return replace(
        received, cells={**received.cells, group: [*rows, {KEY: f"r{uuid4().hex[:8]}"}]}
    )


def without_row(received: Received, prefix: str) -> Received:
    """Take a row away, for a browser that cannot do it itself."""
    group, _dash, number = prefix.partition("-")
    position = next(
        (at for at, sent in received.numbers.get(group, {}).items() if str(sent) == number), None
    )
    if position is None:
        return received
    rows = [row for at, row in enumerate(received.cells.get(group, ())) if at != position]
    return replace(received, cells={**received.cells, group: rows})
