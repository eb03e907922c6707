"""Which cases to take away, in which shape, with which columns."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from seizures.exports.columns import COLUMNS, USUAL_KEYS
from seizures.shapes import Shape


class ExportForm(forms.Form):
    """The choices of an export; the usual ones are chosen already."""

    shape = forms.ChoiceField(label=_("File"), choices=Shape.choices, initial=Shape.XLSX)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    as_codes = forms.BooleanField(
        label=_("Codes instead of words"),
        required=False,
        help_text=_("For machines: the codes of the lists, the same in every language."),
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means the usual ones."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = self.fields["columns"]
        assert isinstance(columns, forms.MultipleChoiceField)  # noqa: S101 -- for the type checker
        columns.choices = [(key, column.heading) for key, column in COLUMNS.items()]
        columns.initial = list(USUAL_KEYS)
