"""What fields bound to a list take and offer."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from cen_suite.core.codelists.fields import CodeChoiceField, CodeField

pytestmark = pytest.mark.usefixtures("lists")


@pytest.mark.parametrize("text", ["SN", "sn", "Sénégal", "السنغال", "SEN"])
def test_a_form_field_takes_a_code_a_label_or_a_synonym(text: str) -> None:
    assert CodeChoiceField(codes="country").clean(text) == "SN"


def test_a_form_field_refuses_what_is_not_in_the_list() -> None:
    with pytest.raises(forms.ValidationError, match="“Atlantis” is not in the list"):
        CodeChoiceField(codes="country").clean("Atlantis")


def test_choices_are_in_the_readers_language_and_without_ended_codes() -> None:
    with translation.override("es"):
        choices = dict(CodeChoiceField(codes="country").choices_in_use())

    assert choices["DE"] == "Alemania"
    assert "SU" not in choices
    assert 'value="DE"' in str(CodeChoiceField(codes="country").widget.render("country", "DE"))
    assert CodeChoiceField(codes="country").clean("SU") == "SU"


def test_choices_can_be_those_under_a_parent() -> None:
    choices = dict(CodeChoiceField(codes="hs", parent="24", required=False).choices_in_use())

    assert set(choices) >= {"", "2401", "2402", "2403", "2404"}
    assert "01" not in choices


def test_a_model_field_checks_and_offers_its_list() -> None:
    field = CodeField(codes="currency", blank=True)

    assert field.clean("EUR", None) == "EUR"
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError, match="not in the list"):
        field.clean("EURO", None)
    assert isinstance(field.formfield(), CodeChoiceField)
    assert field.deconstruct()[3] == {"codes": "currency", "blank": True, "max_length": 60}
