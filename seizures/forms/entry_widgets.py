"""Controls of the entry form: each shows what was typed, even where it cannot be read."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from cen_suite.core.codelists.tables import Code

ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")
CLOCK_TIME: Final = re.compile(r"\d{2}:\d{2}$")
SHORT_LIST: Final = 20
"""Up to this length a list brings its synonyms along; of a longer one the server knows them."""


class CodeSelect(forms.Select):
    """A list of codes with their synonyms, and what was typed if it is none of them."""

    def __init__(self, codes: Iterable[Code], language: str, typed: str, **options: Any) -> None:
        known = {code.code: code for code in codes}
        choices = [("", "")] if not self.allow_multiple_selected else []
        choices += [(code.code, _label(code, language)) for code in known.values()]
        missing = [each for each in _parts(typed) if each not in known]
        super().__init__(choices=[*choices, *((each, each) for each in missing)], **options)
        self._known = known if len(known) <= SHORT_LIST else {}

    @override
    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        code = self._known.get(str(option["value"]))
        if code is not None and code.synonyms:
            option["attrs"]["data-synonyms"] = "|".join(code.synonyms)
        return option


class CodeSelectMany(CodeSelect, forms.SelectMultiple):
    """The same for several codes."""

    allow_multiple_selected = True


class CodeSearchMany(CodeSelectMany):
    """Several codes of a list too long for a page: searched, or typed where no script runs."""

    @override
    def render(self, name: str, *args: Any, **kwargs: Any) -> SafeString:
        more = _("Others: codes or names, with semicolons between them")
        field = '<input type="text" name="{}" placeholder="{}" aria-label="{}">'
        typed = format_html(f"<noscript>{field}</noscript>", name, more, more)
        return super().render(name, *args, **kwargs) + typed


class DayInput(forms.DateInput):
    """A day; a calendar of the browser unless something else stands there."""

    input_type = "date"

    @override
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if value and not _is_day(str(value)):
            context["widget"]["type"] = "text"
        return context

    @override
    def format_value(self, value: Any) -> str:
        return str(value or "")


class ClockInput(forms.TimeInput):
    """A time of day, in the zone of whoever types."""

    input_type = "time"

    @override
    def format_value(self, value: Any) -> str:
        return str(value or "")


class MomentInput(forms.MultiWidget):
    """A day, and the time if it is known."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            widgets={
                "": DayInput(attrs={"aria-label": _("Day")}),
                "clock": ClockInput(attrs={"aria-label": _("Time, if known")}),
            },
            attrs=attrs,
        )

    @override
    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return format_html('<div class="moment">{}</div>', super().render(*args, **kwargs))

    @override
    def decompress(self, value: Any) -> list[str]:
        day, _gap, clock = str(value or "").rpartition(" ")
        if day and CLOCK_TIME.match(clock):
            return [day, clock]
        return [str(value or ""), ""]


def _is_day(typed: str) -> bool:
    """Tell whether a browser can show what was typed: 30 February it would drop."""
    if not ISO_DAY.match(typed):
        return False
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def _label(code: Code, language: str) -> str:
    return code.labels.get(language) or code.labels.get("en") or code.code


def _parts(typed: str) -> list[str]:
    return [part for part in typed.split("\n") if part]
