"""The full form: all sections unfolded, each with how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise

from seizures.forms.entry_cells import MOST_ROWS
from seizures.forms.entry_forms import LEGS, PATTERN, DraftForms, Standing
from seizures.forms.entry_rows import FactsForm, Rows
from seizures.record.cells import Cells
from seizures.record.definition import Fact
from seizures.record.groups import FORM_FULL
from seizures.record.problems import Problem
from seizures.record.wording import SECTIONS

MISSING: Final = frozenset(
    {"missing", "no-goods", "no-conveyance", "no-departure", "no-destination"}
)
ALWAYS_ASKED: Final = ("lines", "conveyances", "legs")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the full form and how it stands."""

    name: str
    title: str | Promise
    state: str
    count: int
    fields: Sequence[forms.BoundField] = ()
    hidden: Sequence[forms.BoundField] = ()
    rows: Rows | None = None
    is_open: bool = False


class FullForm:
    """Draws the sections of one draft."""

    def __init__(self, cells: Mapping[str, Any], standing: Standing) -> None:
        self._forms = DraftForms(cells, standing, is_short=False)

    def sections(self, *, is_strict: bool) -> list[Section]:
        """Draw all sections; with `is_strict` those with something to mend are unfolded."""
        case = self._forms.case()
        return [
            self._case_section(each.key, each.facts, case, is_strict=is_strict)
            if each.group == "case"
            else self._group_section(each.key, is_strict=is_strict)
            for each in FORM_FULL
        ]

    def line_form(self, position: int, number: int) -> FactsForm:
        """Draw one line under the number it has on a page, for what its family asks."""
        return self._forms.row("lines", number, self._forms.rows("lines")[position])

    def _case_section(
        self, key: str, facts: Sequence[Fact], case: FactsForm, *, is_strict: bool
    ) -> Section:
        names = [fact.name for fact in facts if fact.name in case.fields]
        found = [p for p in self._forms.standing.problems if p.path in names]
        stated = any(self._forms.cells.get(name) for name in names)
        state, count = _state(found, is_stated=stated)
        hidden = [case[f"{name}-stated"] for name in names if f"{name}-stated" in case.fields]
        return Section(
            key,
            SECTIONS[key],
            state,
            count,
            fields=[case[name] for name in names],
            hidden=hidden,
            is_open=key == "case" or (is_strict and bool(found)) or self._is_remarked(names),
        )

    def _group_section(self, key: str, *, is_strict: bool) -> Section:
        found = [p for p in self._forms.standing.problems if p.path.partition(".")[0] == key]
        state, count = _state(found, is_stated=bool(self._forms.rows(key)))
        stated: list[Mapping[str, Any]] = [*self._forms.rows(key)] or [*_opening(key)]
        drawn = [self._forms.row(key, at, row) for at, row in enumerate(stated[:MOST_ROWS])]
        empty = self._forms.row(key, PATTERN, {})
        return Section(
            key,
            SECTIONS[key],
            state,
            count,
            rows=Rows(key, drawn, empty),
            is_open=(is_strict and bool(found)) or self._is_remarked((), f"{key}-"),
        )

    def _is_remarked(self, names: Sequence[str], prefix: str = "-") -> bool:
        """Tell whether somebody remarked on one of these controls, or on one of these rows."""
        remarked = self._forms.standing.notes.remarks
        return any(name in names or name.startswith(prefix) for name in remarked)


def _opening(attribute: str) -> tuple[Cells, ...]:
    """Give the rows that a section starts with when nothing is stated yet."""
    if attribute == "legs":
        return tuple({"leg_role": role} for role in LEGS.values())
    return ({},) if attribute in ALWAYS_ASKED else ()


def _state(found: Sequence[Problem], *, is_stated: bool) -> tuple[str, int]:
    missing = sum(problem.is_hard and problem.code in MISSING for problem in found)
    if any(problem.is_hard and problem.code not in MISSING for problem in found):
        return "wrong", 0
    if missing:
        return "missing", missing
    if found:
        return "warning", 0
    return ("complete" if is_stated else "empty"), 0
