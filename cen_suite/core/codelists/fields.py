"""Model and form fields that hold a code of a list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.tables import SOURCE_LANGUAGE

CODE_LENGTH: Final = 60

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:  # the generic form of Django's classes exists for the type checker only
    TextColumn = models.CharField


class CodeChoiceField(forms.ChoiceField):
    """Choose a code of a list; its labels are shown in the reader's language.

    What is typed or pasted may also be a label or a synonym in any language.
    """

    default_error_messages = {"invalid_choice": _("“%(value)s” is not in the list.")}

    def __init__(self, *, codes: str, parent: str | None = None, **options: Any) -> None:
        self.codes = codes
        self.parent = parent
        options.setdefault("choices", self.choices_in_use)
        super().__init__(**options)

    @override
    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value)).strip()
        return lookup.table(self.codes).find(text) or text

    @override
    def valid_value(self, value: str) -> bool:
        return lookup.table(self.codes).valid(value)

    def choices_in_use(self) -> Iterator[tuple[str, str]]:
        """Offer the codes that have not ended; those that have stay valid for old records."""
        table, language = lookup.table(self.codes), get_language() or SOURCE_LANGUAGE
        if not self.required:
            yield "", ""
        for code in table if self.parent is None else table.children(self.parent):
            if code.valid_to is None:
                yield code.code, table.label(code.code, language)


class CodeField(TextColumn):
    """Keep a code of a list; the empty text stands for nothing stated."""

    def __init__(self, *args: Any, codes: str, **options: Any) -> None:
        self.codes = codes
        options.setdefault("max_length", CODE_LENGTH)
        super().__init__(*args, **options)

    @override
    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "codes": self.codes}

    @override
    def validate(self, value: str, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and not lookup.table(self.codes).valid(value):
            raise ValidationError(
                _("“%(value)s” is not in the list."),
                code="invalid_choice",
                params={"value": value},
            )

    @override
    def formfield(self, **options: Any) -> Any:
        return CodeChoiceField(
            codes=self.codes,
            required=not self.blank,
            label=options.get("label", self.verbose_name),
            help_text=self.help_text,
        )
