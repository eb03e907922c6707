"""The short form: nine answers on one screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.utils.functional import Promise

from seizures.forms.entry_cells import KEY
from seizures.forms.entry_forms import LEGS, DraftForms, Standing
from seizures.forms.entry_rows import FactsForm
from seizures.record.groups import FORM_SIMPLE, GROUPS, SIMPLE_EXTRAS
from seizures.record.wording import ANSWERS

CONDITIONAL: Final = ("other_text", "summary")


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the short form with its controls."""

    key: str
    title: str | Promise
    fields: Sequence[forms.BoundField]
    hidden: Sequence[forms.BoundField] = ()

    @property
    def is_single(self) -> bool:
        """Tell whether one field is the whole answer."""
        return len(self.fields) == 1


class ShortForm:
    """Draws the nine answers of one draft."""

    def __init__(self, cells: Mapping[str, Any], standing: Standing) -> None:
        self._forms = DraftForms(cells, standing, is_short=True)

    def answers(self) -> list[Answer]:
        """Draw the nine answers."""
        case = self._forms.case()
        rows = {"line": self._first("lines"), "conveyance": self._first("conveyances")}
        for key, role in LEGS.items():
            rows[key] = self._leg(role)
        drawn = [self._answer(each.key, each.paths, case, rows) for each in FORM_SIMPLE]
        return list(_each_hidden_once(drawn))

    def extras(self) -> list[forms.BoundField]:
        """Draw what stands beside the nine answers, and what an answer has made necessary."""
        case = self._forms.case()
        return [case[name] for name in (*SIMPLE_EXTRAS, *CONDITIONAL) if name in case.fields]

    def shown_rows(self) -> dict[str, str]:
        """Say which rows of each group the short form shows, for the way back."""
        legs = " ".join(str(self._leg_at(role)[0]) for role in LEGS.values())
        return {"lines-shown": "0", "conveyances-shown": "0", "legs-shown": legs}

    def hidden_rows(self) -> int:
        """Count the rows that only the full form shows."""
        groups = [group for group in GROUPS.values() if group.repeats]
        stated = sum(len(self._forms.rows(group.attribute)) for group in groups)
        shown = sum(
            (
                bool(self._forms.rows("lines")),
                bool(self._forms.rows("conveyances")),
                *(self._leg_at(role)[1] is not None for role in LEGS.values()),
            )
        )
        return stated - shown

    def _answer(
        self,
        key: str,
        paths: Sequence[str],
        case: FactsForm,
        rows: Mapping[str, FactsForm],
    ) -> Answer:
        shown: list[forms.BoundField] = []
        hidden: list[forms.BoundField] = []
        for path in paths:
            group, _dot, name = path.rpartition(".")
            form = rows[key if key in LEGS else group] if group else case
            if name in form.fields:
                shown.append(form[name])
            marks = (f"{name}-stated", KEY, "leg_role")
            hidden += [form[mark] for mark in marks if mark in form.fields and form is not case]
            hidden += [case[f"{name}-stated"]] if f"{name}-stated" in case.fields else []
        if key == "goods":
            shown += [rows["line"][n] for n in ("description",) if n in rows["line"].fields]
        return Answer(key, ANSWERS[key], shown, hidden)

    def _first(self, attribute: str) -> FactsForm:
        row = next(iter(self._forms.rows(attribute)), {})
        return self._forms.row(attribute, 0, row)

    def _leg(self, role: str) -> FactsForm:
        position, row = self._leg_at(role)
        return self._forms.row("legs", position, {**(row or {}), "leg_role": role})

    def _leg_at(self, role: str) -> tuple[int, Mapping[str, Any] | None]:
        rows = self._forms.rows("legs")
        for position, row in enumerate(rows):
            if row.get("leg_role") == role:
                return position, row
        return len(rows) + list(LEGS.values()).index(role), None


def _each_hidden_once(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Leave a hidden control to the first of the answers that share a row."""
    written: set[str] = set()
    for answer in answers:
        hidden = {each.html_name: each for each in answer.hidden if each.html_name not in written}
        written.update(hidden)
        yield replace(answer, hidden=list(hidden.values()))
