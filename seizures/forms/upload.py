"""What the upload pages ask: a file, the meaning of columns and of words, the last word."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import CodeTable
from seizures.upload.plan import Plan
from seizures.upload.targets import family_targets, sections

Choices = list[tuple[str, Any]]
LONGEST_CHOICE: Final = 3_000
IGNORED: Final = ""
DATE_ORDERS: Final = (("day", _("Day first: 24.11.2026")), ("month", _("Month first: 11/24/2026")))
SIGNS: Final = (
    ("", _("As each number shows")),
    (",", _("Comma: 1,5 is one and a half")),
    (".", _("Point: 1.5 is one and a half")),
)


class FileForm(forms.Form):
    """The workbook."""

    file = forms.FileField(
        label=_("Workbook (xlsx, ods or csv)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt,.tsv"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
        },
    )


class ColumnsForm(forms.Form):
    """What each column stands for, and how dates and decimals are written."""

    day_first = forms.ChoiceField(label=_("Dates such as 03/11/2026"), choices=DATE_ORDERS)
    decimal_sign = forms.ChoiceField(label=_("Decimal sign"), choices=SIGNS, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        choices = column_choices()
        self.fields["day_first"].initial = "day" if plan.day_first else "month"
        self.fields["decimal_sign"].initial = plan.decimal_sign
        for place, sheet in enumerate(plan.sheets):
            for column in sheet.columns:
                self.fields[f"c-{place}-{column.index}"] = forms.ChoiceField(
                    label=column.heading or _("(no heading)"),
                    choices=choices,
                    required=False,
                    initial=column.path,
                    widget=forms.Select(attrs={"data-combobox": ""}),
                )

    def clean(self) -> dict[str, Any]:
        """No fact stands in two columns of a sheet, and the cases say when they happened."""
        cleaned = super().clean() or {}
        for place, sheet in enumerate(self.plan.sheets):
            chosen: dict[str, str] = {}
            for column in sheet.columns:
                path = cleaned.get(f"c-{place}-{column.index}")
                if path and path in chosen:
                    self.add_error(
                        f"c-{place}-{column.index}",
                        _("Another column stands for the same. Choose one of them."),
                    )
                elif path:
                    chosen[path] = column.heading
            if place == 0 and "event_start" not in chosen:
                self.add_error(None, _("Say which column is the date of the event."))
        return cleaned

    def meanings(self) -> dict[tuple[int, int], str]:
        """Give what was chosen: by sheet and column number."""
        return {
            (place, column.index): self.cleaned_data[f"c-{place}-{column.index}"]
            for place, sheet in enumerate(self.plan.sheets)
            for column in sheet.columns
        }

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give each column with its field, samples and how sure the match is."""
        for place, sheet in enumerate(self.plan.sheets):
            for column in sheet.columns:
                yield {
                    "field": self[f"c-{place}-{column.index}"],
                    "sheet": sheet.title,
                    "column": column,
                    "is_sure": column.confidence >= 1,
                }


class WordsForm(forms.Form):
    """What the words mean that stand in no list."""

    def __init__(self, *args: Any, words: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        for number, word in enumerate(words):
            self.fields[f"w-{number}"] = _field_for(word)

    def meanings(self) -> dict[tuple[str, str], str]:
        """Give the chosen codes by list and folded word."""
        return {
            (word["about"], word["folded"]): chosen
            for number, word in enumerate(self.words)
            if (chosen := self.cleaned_data.get(f"w-{number}"))
        }

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give each word with its field."""
        for number, word in enumerate(self.words):
            yield {**word, "field": self[f"w-{number}"]}


class ConfirmForm(forms.Form):
    """The last word before cases are stored."""

    publish = forms.BooleanField(label=_("Publish to all members at once"), required=False)


def column_choices() -> Choices:
    """List all that a column can stand for, in sections, with “ignore” first."""
    language = get_language() or "en"
    found: Choices = [(IGNORED, _("Leave this column out"))]
    for words, group in sections():
        found.append((str(words), [(each.path, str(each.words)) for each in group]))
    for family in lists()["family"]:
        own = [(each.path, str(each.words)) for each in family_targets(family.code)]
        if own:
            found.append((lists()["family"].label(family.code, language), own))
    return found


def _field_for(word: dict[str, Any]) -> forms.Field:
    label: str = word["said"]
    if word["about"] == "place":
        return forms.CharField(label=label, max_length=5, required=False, initial="")
    table = lists()[word["about"]]
    choices = [("", _("Leave it as a problem")), *_codes(table)]
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        initial=word["suggested"],
        widget=forms.Select(attrs={"data-combobox": ""}),
    )


def _codes(table: CodeTable) -> Choices:
    language = get_language() or "en"
    codes = [code for code in table if code.valid_to is None][:LONGEST_CHOICE]
    return [(code.code, f"{table.label(code.code, language)} ({code.code})") for code in codes]
