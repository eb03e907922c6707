"""Which words of the code lists exist in every language of the suite."""

from modeltranslation.translator import TranslationOptions, register

from cen_suite.core.codelists.models import Code


@register(Code)
class CodeWords(TranslationOptions):
    """A code is labelled in all languages and falls back to English."""

    fields = ("label",)
    required_languages = ("en",)
