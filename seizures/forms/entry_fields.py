"""One control for each kind of fact; no field of the form is written by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import get_language

from cen_suite.core.codelists.lookup import label, place, table
from cen_suite.core.codelists.tables import Code
from seizures.forms.entry_widgets import (
    SHORT_LIST,
    CodeSearchMany,
    CodeSelect,
    CodeSelectMany,
    DayInput,
    MomentInput,
)
from seizures.record.definition import Fact, Kind, Need
from seizures.record.wording import hint
from seizures.record.wording import label as name_of

LONG_LIST: Final = 30
"""A list of several codes that is longer is searched at the server: pages stay light."""
NARROWED_BY: Final = {
    "concealment-place": "conveyances-0-mode",
    "location": "location_type",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact as a form asks it: its path in words, whether it must be answered, what is typed."""

    fact: Fact
    path: str
    cell: Any = None
    is_short: bool = False
    country: str = ""
    is_pattern: bool = False
    """Whether the control is only copied by the browser's own module for a new row."""

    @property
    def is_required(self) -> bool:
        """Tell whether every case must answer it."""
        return self.fact.simple is Need.MANDATORY


def field_of(asked: Asked) -> forms.Field:
    """Make the control of one fact."""
    field = forms.CharField(
        label=str(name_of(asked.path)),
        help_text=str(hint(asked.path)),
        required=asked.is_required,
        initial=_initial(asked),
        widget=_WIDGETS[asked.fact.kind](asked),
    )
    field.widget.is_required = False
    field.mark_optional = asked.is_short and not asked.is_required  # type: ignore[attr-defined]
    return field


def _initial(asked: Asked) -> Any:
    cell = asked.cell
    if asked.fact.kind is Kind.CODES:
        parts = list(cell) if isinstance(cell, (list, tuple)) else [cell] if cell else []
        return parts if asked.fact.codes else "; ".join(parts)
    return "" if cell is None else cell


def _text(_asked: Asked) -> forms.Widget:
    return forms.TextInput(attrs={"autocomplete": "off"})


def _long_text(_asked: Asked) -> forms.Widget:
    return forms.Textarea(attrs={"rows": 4})


def _code(asked: Asked) -> forms.Widget:
    codes = _in_use(asked.fact.codes)
    is_short_list = len(codes) <= SHORT_LIST and not asked.is_pattern
    url = reverse("codes", args=[asked.fact.codes])
    if is_short_list and not asked.fact.depends_on:
        return CodeSelect(codes, _language(), str(asked.cell or ""), attrs=_whole_list(url))
    narrowing = asked.fact.depends_on or NARROWED_BY.get(asked.fact.codes, "")
    return _searched(url, narrowing, _label_of(asked))


def _codes(asked: Asked) -> forms.Widget:
    if not asked.fact.codes:
        return _text(asked)
    chosen = "\n".join(_initial(asked))
    url = reverse("codes", args=[asked.fact.codes])
    codes = _in_use(asked.fact.codes)
    if asked.is_pattern or len(codes) > LONG_LIST:
        own = [code for code in codes if code.code in chosen.split("\n")]
        attrs = {"data-combobox": "", "data-url": url}
        return CodeSearchMany(own, _language(), chosen, attrs=attrs)
    return CodeSelectMany(codes, _language(), chosen, attrs=_whole_list(url))


def _whole_list(url: str) -> dict[str, str]:
    """Search the list in the page first; what nobody finds there is asked of the server."""
    return {"data-combobox": "", "data-whole": "", "data-url": url}


def _place(asked: Asked) -> forms.Widget:
    found = place(str(asked.cell)) if asked.cell else None
    url = reverse("places")
    own = asked.fact.depends_on == "reporting_country"
    if own and asked.country:
        url = f"{url}?country={asked.country}"
    narrowing = NARROWED_BY.get(asked.fact.name, "") if own else asked.fact.depends_on
    return _searched(url, narrowing, found.name if found else "")


def _searched(url: str, narrowing: str, label_now: str) -> forms.Widget:
    attrs = {"data-combobox": "", "data-url": url, "autocomplete": "off"}
    if narrowing:
        attrs["data-depends"] = narrowing
    if label_now:
        attrs["data-label"] = label_now
    return forms.TextInput(attrs=attrs)


def _whole(_asked: Asked) -> forms.Widget:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def _decimal(_asked: Asked) -> forms.Widget:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def _date(_asked: Asked) -> forms.Widget:
    return DayInput()


def _moment(asked: Asked) -> forms.Widget:
    has_clock = ":" in str(asked.cell or "")
    return DayInput() if asked.is_short and not has_clock else MomentInput()


def _yes_no(asked: Asked) -> forms.Widget:
    words = [Code("yes", labels=_words("Y")), Code("no", labels=_words("N"))]
    return CodeSelect(words, _language(), str(asked.cell or ""))


def _words(code: str) -> dict[str, str]:
    return {_language(): label("admission", code)}


def _in_use(name: str) -> Sequence[Code]:
    return [code for code in table(name) if code.valid_to is None]


def _label_of(asked: Asked) -> str:
    code = str(asked.cell or "")
    return label(asked.fact.codes, code) if code in table(asked.fact.codes) else code


def _language() -> str:
    return get_language() or "en"


_WIDGETS: Final[dict[Kind, Callable[[Asked], forms.Widget]]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.PLACE: _place,
    Kind.INTEGER: _whole,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.YES_NO: _yes_no,
}
