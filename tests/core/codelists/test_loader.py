"""What loading changes in the database, and what it leaves alone."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.errors import FaultyList, UnknownOrigin
from cen_suite.core.codelists.loader import load_folder
from cen_suite.core.codelists.models import Code, CodeList, Edition
from tests.core.codelists.files import write_list

A = "A,,Alpha,Alpha,Alfa,ألفا,first,,,"
B = "B,A,Beta,Bêta,Beta,بيتا,,,,"

pytestmark = pytest.mark.usefixtures("lists")


def test_a_list_is_loaded_with_its_labels_and_origin(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)

    (loaded,) = load_folder(tmp_path)

    assert loaded.added == ("A", "B")
    code_list = CodeList.objects.get(name="letter")
    assert (code_list.edition, code_list.licence) == ("2026", "CC0-1.0")
    beta = Code.objects.get(list=code_list, code="B")
    assert (beta.parent, beta.label, beta.order) == ("A", "Beta", 1)
    lookup.forget()
    assert lookup.label("letter", "B", "fr") == "Bêta"
    assert lookup.label("letter", "B", "ur") == "Beta"


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)
    load_folder(tmp_path)
    editions = Edition.objects.count()

    (again,) = load_folder(tmp_path)

    assert not again.is_change
    assert Edition.objects.count() == editions


def test_a_changed_label_is_a_change_of_that_code_only(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)
    load_folder(tmp_path)
    write_list(tmp_path, "letter", A, B.replace("Bêta", "Béta"))

    (again,) = load_folder(tmp_path)

    assert (again.added, again.changed, again.ended) == ((), ("B",), ())


def test_a_code_that_vanishes_is_ended_and_comes_back_when_it_returns(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)
    load_folder(tmp_path)
    write_list(tmp_path, "letter", A)

    (without,) = load_folder(tmp_path)
    (still_without,) = load_folder(tmp_path)
    write_list(tmp_path, "letter", A, B)
    (returned,) = load_folder(tmp_path)

    assert without.ended == ("B",)
    assert not still_without.is_change
    assert returned.changed == ("B",)
    assert Code.objects.get(list__name="letter", code="B").valid_to is None


def test_a_faulty_list_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)
    load_folder(tmp_path)
    write_list(tmp_path, "letter", A, "C,X,Gamma,,,,,,,")

    with pytest.raises(FaultyList, match=r"letter-2026\.csv, line 3: parent X"):
        load_folder(tmp_path)

    assert set(Code.objects.filter(list__name="letter").values_list("code", flat=True)) == {
        "A",
        "B",
    }


def test_a_list_without_stated_origin_is_refused(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A)
    (tmp_path / "sources.toml").write_text("", encoding="utf-8")

    with pytest.raises(UnknownOrigin, match="does not say where letter is from"):
        load_folder(tmp_path)


def test_a_list_that_is_not_the_one_described_is_refused(tmp_path: Path) -> None:
    path = write_list(tmp_path, "letter", A)
    path.write_text(path.read_text(encoding="utf-8") + B + "\n", encoding="utf-8")

    with pytest.raises(UnknownOrigin, match="checksum"):
        load_folder(tmp_path)


def test_the_command_says_what_changed_and_fails_on_a_faulty_list(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", A, B)
    said = StringIO()

    call_command("load_codelists", folder=tmp_path, stdout=said)

    assert said.getvalue().splitlines() == [
        "letter: 2 added (A, B)",
        "1 lists with 2 codes are in force.",
    ]
    write_list(tmp_path, "letter", "A,X,Alpha,,,,,,,")
    with pytest.raises(CommandError, match="line 2: parent X"):
        call_command("load_codelists", folder=tmp_path, stdout=said)
