"""The languages that labels of codes exist in, and the column that holds each."""

from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "de", "ar", "fa-af", "ur")
LABEL_COLUMNS: Final = {language: f"label_{language.replace('-', '_')}" for language in LANGUAGES}
