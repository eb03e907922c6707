"""Name countries, currencies and languages as the Unicode CLDR does, through Babel."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from babel import Locale

from cen_suite.core.codelists.languages import LABEL_COLUMNS, LANGUAGES
from cen_suite.core.codelists.sources import FOLDER

_LOCALES: Final = {language: language.replace("-af", "_AF") for language in LANGUAGES}
CLDR_LISTS: Final = {"country": "territories", "currency": "currencies", "language": "languages"}


def rename_list(path: Path, vocabulary: str) -> int:
    """Write a list's labels anew from the CLDR and answer how many lines are different.

    Codes, dates and attributes stay as the file has them, and so do the labels of codes
    that the CLDR does not know, such as countries that are no more.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = list(reader.fieldnames or ())
        rows = list(reader)
    names = {language: _names(language, vocabulary) for language in LANGUAGES}
    codes = {row["code"] for row in rows}
    renamed = [_rename(row, names, codes) for row in rows]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(renamed)
    return sum(before != after for before, after in zip(rows, renamed, strict=True))


def rename_lists(folder: Path = FOLDER) -> dict[str, int]:
    """Write the labels of all lists that the CLDR names."""
    return {
        path.name: rename_list(path, vocabulary)
        for name, vocabulary in CLDR_LISTS.items()
        for path in sorted(folder.glob(f"{name}-[0-9]*.csv"))
    }


def _names(language: str, vocabulary: str) -> Mapping[str, str]:
    names: Mapping[str, str] = getattr(Locale.parse(_LOCALES[language]), vocabulary)
    return names


def _rename(
    row: Mapping[str, str], names: Mapping[str, Mapping[str, str]], codes: Collection[str]
) -> dict[str, str]:
    if row["valid_to"]:
        return dict(row)
    labels = {
        LABEL_COLUMNS[language]: _part(row["code"], label, codes)
        for language, vocabulary in names.items()
        if (label := vocabulary.get(row["code"]))
    }
    return {**row, **labels}


def _part(code: str, label: str, codes: Collection[str]) -> str:
    """Keep a name apart from codes: the German for ii, Yi, would be read as yi, Yiddish."""
    return f"{label} ({code})" if label.casefold() in codes and label.casefold() != code else label
