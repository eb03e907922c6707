"""How names are renewed from the CLDR."""

from pathlib import Path

from cen_suite.core.codelists.cldr import rename_list, rename_lists
from cen_suite.core.codelists.languages import LABEL_COLUMNS
from cen_suite.core.codelists.reading import read_list

HEADING = ",".join(
    ["code", "parent", *LABEL_COLUMNS.values(), "synonyms", "valid_from", "valid_to", "attributes"]
)


def write(folder: Path, name: str, *codes: str) -> Path:
    path = folder / f"{name}-2026.csv"
    rows = [f"{code},,Old,,,,,,,,,,,{end}," for code, _, end in (c.partition("|") for c in codes)]
    path.write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    return path


def test_names_are_renewed_and_a_second_time_stay(tmp_path: Path) -> None:
    path = write(tmp_path, "country", "AF", "XZ", "SU|1992-08-30")

    assert rename_list(path, "territories") == 1
    assert rename_list(path, "territories") == 0
    afghanistan, waters, union = read_list(path).codes
    assert afghanistan.labels["ru"] == "Афганистан"
    assert afghanistan.labels["fa-af"] == "افغانستان"
    assert waters.labels == {"en": "Old"}
    assert union.labels == {"en": "Old"}


def test_a_name_that_is_another_code_is_kept_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "language", "ii", "yi")

    rename_list(path, "languages")

    assert read_list(path).codes[0].labels["de"] == "Yi (ii)"


def test_the_shipped_lists_say_what_the_cldr_says() -> None:
    assert set(rename_lists().values()) == {0}
