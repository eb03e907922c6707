"""Forms of facts: one for the case, one for each row of a group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.safestring import SafeString
from typing_extensions import override

from seizures.forms.entry_cells import KEY, MARK
from seizures.forms.entry_fields import Asked, field_of
from seizures.record.definition import Kind


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said at the fields, by the name of the control."""

    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    doubts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    changed_by: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether anything is said about a control."""
        return name in self.errors or name in self.doubts


class FactsForm(forms.Form):
    """Shows facts as controls; reading and checking are done by the record, not here."""

    use_required_attribute = False

    def __init__(
        self, asked: Mapping[str, Asked], notes: Notes, *, prefix: str | None = None, key: str = ""
    ) -> None:
        super().__init__(prefix=prefix, label_suffix="", auto_id="id_%s")
        line = {name: asked[name].cell for name in ("family", "product") if name in asked}
        self.asks_more = "family" in line and "product" in line
        self.asked_of = f"{line.get('family') or ''}/{line.get('product') or ''}"
        for name, each in asked.items():
            self.fields[name] = self._noted(field_of(each), notes, self.add_prefix(name))
            if each.fact.kind is Kind.CODES and each.fact.codes:
                self.fields[f"{name}{MARK}"] = _hidden("1")
        if key:
            self.fields[KEY] = _hidden(key)
        said = {name: notes.errors.get(self.add_prefix(name)) for name in self.fields}
        self._errors = ErrorDict(
            {name: ErrorList(sentences) for name, sentences in said.items() if sentences}
        )

    @override
    def full_clean(self) -> None:
        """Do nothing: a browser's cells are read by the record."""

    @property
    def usual(self) -> list[forms.BoundField]:
        """List the controls of the facts that every row has."""
        return [each for each in self.visible_fields() if not _is_special(each)]

    @property
    def special(self) -> list[forms.BoundField]:
        """List the controls that only the family of the goods asks."""
        return [each for each in self.visible_fields() if _is_special(each)]

    @override
    def hidden_fields(self) -> list[forms.BoundField]:
        """List the marks of the facts that every row has."""
        return [each for each in super().hidden_fields() if not _is_special(each)]

    @property
    def special_hidden(self) -> list[forms.BoundField]:
        """List the marks of what only the family asks."""
        return [each for each in super().hidden_fields() if _is_special(each)]

    @staticmethod
    def _noted(made: forms.Field, notes: Notes, name: str) -> forms.Field:
        doubts = notes.doubts.get(name)
        made.doubt = " ".join(doubts) if doubts else ""  # type: ignore[attr-defined]
        made.remark = notes.remarks.get(name, "")  # type: ignore[attr-defined]
        made.changed_by = notes.changed_by.get(name, "")  # type: ignore[attr-defined]
        return made


class Rows:
    """The rows of a repeating group, in the shape that the component for rows expects."""

    def __init__(self, name: str, forms_: Sequence[FactsForm], empty: FactsForm) -> None:
        self.prefix = name
        self.forms = list(forms_)
        self.empty_form = empty
        self.non_form_errors = ""

    def __iter__(self) -> Iterator[FactsForm]:
        return iter(self.forms)

    @property
    def management_form(self) -> SafeString:
        """Write how many rows the page has."""
        return forms.HiddenInput().render(f"{self.prefix}-TOTAL_FORMS", str(len(self.forms)))


class RemovableForm(FactsForm):
    """A row that can be taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["DELETE"] = forms.BooleanField(required=False)


def _is_special(field: forms.BoundField) -> bool:
    return field.name.startswith("extension-")


def _hidden(value: str) -> forms.Field:
    return forms.CharField(required=False, initial=value, widget=forms.HiddenInput)
