"""The forms of one draft: one for the case, one for each row, with what is asked of each."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms

from seizures.forms.entry_cells import KEY
from seizures.forms.entry_fields import Asked
from seizures.forms.entry_rows import FactsForm, Notes, RemovableForm
from seizures.record.cells import Cells
from seizures.record.definition import Fact, Need
from seizures.record.families import asked_for
from seizures.record.groups import FORM_SIMPLE, GROUPS, SIMPLE_EXTRAS
from seizures.record.known_codes import LegRole
from seizures.record.problems import Problem

LEGS: Final = {"departure": LegRole.DEPARTURE.value, "destination": LegRole.DESTINATION.value}
"""The legs that the short form asks for and that the full one opens with."""
PATTERN: Final = "__prefix__"
"""The position of the row that the browser copies."""
_SHORT: Final = frozenset(
    {path.rpartition(".")[2] for answer in FORM_SIMPLE for path in answer.paths}
    | set(SIMPLE_EXTRAS)
    | {"leg_role"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the cells when a page is drawn."""

    problems: Sequence[Problem] = ()
    notes: Notes = field(default_factory=Notes)
    country: str = ""


class DraftForms:
    """Makes the forms of a draft for one shape of the page; rows are numbered as in the cells."""

    def __init__(self, cells: Mapping[str, Any], standing: Standing, *, is_short: bool) -> None:
        self.cells = cells
        self.standing = standing
        self._is_short = is_short
        self._nonce = secrets.token_hex(3)

    def rows(self, attribute: str) -> Sequence[Cells]:
        """List the rows stated of a group."""
        rows = self.cells.get(attribute)
        return rows if isinstance(rows, list) else []

    def case(self) -> FactsForm:
        """Make the form of the case itself."""
        asked = {
            fact.name: self._asked(fact, fact.name, self.cells.get(fact.name))
            for fact in GROUPS["case"].facts
            if self._is_asked(fact, fact.name, self.cells)
        }
        return FactsForm(asked, self.standing.notes)

    def row(self, attribute: str, position: int | str, row: Mapping[str, Any]) -> FactsForm:
        """Make the form of one row."""
        group = next(each for each in GROUPS.values() if each.attribute == attribute)
        prefix, is_pattern = f"{attribute}-{position}", position == PATTERN
        asked = {
            fact.name: self._asked(
                fact, f"{group.key}.{fact.name}", row.get(fact.name), is_pattern=is_pattern
            )
            for fact in group.facts
            if self._is_asked(fact, f"{prefix}-{fact.name}", row)
        }
        if attribute == "lines" and not self._is_short:
            asked.update(self._special(row))
        key = str(row.get(KEY) or self._new_key(attribute, position))
        made = FactsForm if self._is_short else RemovableForm
        form = made(asked, self.standing.notes, prefix=prefix, key=key)
        if self._is_short and "leg_role" in form.fields:
            form.fields["leg_role"].widget = forms.HiddenInput()
        return form

    def _special(self, row: Mapping[str, Any]) -> Iterator[tuple[str, Asked]]:
        family, product = str(row.get("family") or ""), str(row.get("product") or "")
        more = row.get("extension") or {}
        for fact in asked_for(family, product):
            if fact.full is not Need.GENERATED:
                path = f"line.extension.{family}.{fact.name}"
                yield f"extension-{fact.name}", self._asked(fact, path, more.get(fact.name))

    def _asked(self, fact: Fact, path: str, cell: Any, *, is_pattern: bool = False) -> Asked:
        return Asked(
            fact,
            path,
            cell,
            is_short=self._is_short,
            country=self.standing.country,
            is_pattern=is_pattern,
        )

    def _is_asked(self, fact: Fact, name: str, row: Mapping[str, Any]) -> bool:
        """Ask in the short form what it is made of, and what an answer has made necessary."""
        if fact.name == "reporting_country" or fact.full in {Need.GENERATED, Need.ABSENT}:
            return False
        if not self._is_short or fact.name in _SHORT:
            return True
        return fact.simple is Need.CONDITIONAL and (
            bool(row.get(fact.name)) or self.standing.notes.has(name)
        )

    def _new_key(self, attribute: str, position: int | str) -> str:
        is_saved = isinstance(position, int) and position < len(self.rows(attribute))
        return f"s{position}" if is_saved else f"{self._nonce}-{position}"
