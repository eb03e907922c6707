"""Which files of a list are refused, and that the line is named."""

from pathlib import Path

import pytest

from cen_suite.core.codelists.errors import FaultyList
from cen_suite.core.codelists.reading import read_list, read_lists
from tests.core.codelists.files import HEADING, write_list

GOOD = 'A,,Alpha,Alpha,Alfa,ألفا,first | أول,2026-01-01,,"{""units"": [""KGM""]}"'


def test_a_good_file_is_read_as_it_stands(tmp_path: Path) -> None:
    read = read_list(write_list(tmp_path, "letter", GOOD, "B,A,Beta,Bêta,Beta,بيتا,,,,"))

    assert (read.name, read.edition) == ("letter", "2026")
    first, second = read.codes
    assert first.labels == {"en": "Alpha", "fr": "Alpha", "es": "Alfa", "ar": "ألفا"}
    assert first.synonyms == ("first", "أول")
    assert first.attributes == {"units": ["KGM"]}
    assert second.parent == "A"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("B,X,Beta,,,,,,,", "parent X of B is not in the list"),
        ("B,B,Beta,,,,,,,", "code B stands under itself"),
        ("A,,Other,,,,,,,", "code A is already on line 2"),
        ("B,,,Bêta,,,,,,", "the English label of B is missing"),
        (",,Beta,,,,,,,", "a code must have 1 to 60 characters"),
        ("B,,Beta,,,,,,,{units}", "attributes are not JSON"),
        ("B,,Beta,,,,,,,[1]", "attributes must be a JSON object"),
        ("B,,Beta,,,,,2026-13-01,,", "month must be in 1..12"),
        ("B,,Beta,,,,ALPHA,,,", "“ALPHA” stands for both A and B"),
        ("B,,a,,,,,,,", "“a” stands for both A and B"),
        ("B,,Beta,,,", "the line does not have as many cells as the heading"),
        ("B,,Beta,,,,,,,,,", "the line does not have as many cells as the heading"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = write_list(tmp_path, "letter", GOOD, line)

    with pytest.raises(FaultyList) as refusal:
        read_list(path)

    assert str(refusal.value).startswith(f"letter-2026.csv, line 3: {reason}")


def test_a_word_may_stand_for_two_codes_under_different_parents(tmp_path: Path) -> None:
    lines = ("A,,Alpha,,,,,,,", "B,,Beta,,,,,,,", "A1,A,Other,,,,,,,", "B1,B,Other,,,,,,,")

    assert len(read_list(write_list(tmp_path, "letter", *lines)).codes) == 4


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter-2026.csv"
    path.write_text(HEADING.replace("attributes", "more") + "\n", encoding="utf-8")

    with pytest.raises(FaultyList, match="line 1: missing columns: attributes"):
        read_list(path)


def test_the_faults_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    paths = [write_list(tmp_path, name, "A,X,Alpha,,,,,,,") for name in ("one", "two")]

    with pytest.raises(FaultyList) as refusal:
        read_lists(paths)

    assert [fault.file for fault in refusal.value.faults] == ["one-2026.csv", "two-2026.csv"]
