"""How a full nomenclature completes the goods codes."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.errors import FaultyList, ListMissing
from cen_suite.core.codelists.loader import load_folder
from cen_suite.core.codelists.models import Code
from cen_suite.core.codelists.nomenclature import load_nomenclature
from tests.core.codelists.files import write_list

HEADING = "section,hscode,description,parent,level"
FULL = (
    "IV,24,Long words on tobacco,TOTAL,2",
    "IV,2402,Long words on cigars,24,4",
    'IV,240220,"Cigarettes; containing  tobacco",2402,6',
    "XX,9999AA,Not specified,TOTAL,6",
)

pytestmark = pytest.mark.usefixtures("lists")


@pytest.fixture
def ours(lists: None, tmp_path: Path) -> None:
    """A database whose only goods codes are two of ours."""
    write_list(tmp_path, "hs", "24,,Tobacco,Tabac,Tabaco,تبغ,,,,", "2402,24,Cigars,,,,,,,")
    Code.objects.filter(list__name="hs").delete()
    load_folder(tmp_path)


def write_full(folder: Path, *lines: str) -> Path:
    path = folder / "full.csv"
    path.write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("ours")
def test_our_labels_stay_and_the_rest_is_added(tmp_path: Path) -> None:
    loaded = load_nomenclature(write_full(tmp_path, *FULL))

    assert loaded.added == ("240220",)
    lookup.forget()
    goods = lookup.table("hs")
    assert goods.label("2402") == "Cigars"
    assert goods.label("240220") == "Cigarettes; containing tobacco"
    assert goods.ancestors("240220") == ("2402", "24")
    assert [code.code for code in goods] == ["24", "2402", "240220"]


@pytest.mark.usefixtures("ours")
def test_loading_twice_or_our_lists_again_changes_nothing(tmp_path: Path) -> None:
    path = write_full(tmp_path, *FULL)
    load_nomenclature(path)
    path.rename(tmp_path / "full.txt")

    assert not load_nomenclature(tmp_path / "full.txt").is_change
    assert not any(loaded.is_change for loaded in load_folder(tmp_path))


@pytest.mark.usefixtures("ours")
def test_a_code_that_a_later_nomenclature_drops_is_ended(tmp_path: Path) -> None:
    load_nomenclature(write_full(tmp_path, *FULL))

    assert load_nomenclature(write_full(tmp_path, *FULL[:2])).ended == ("240220",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("IV,240330,No heading,2403,6", "parent 2403 of 240330 is not in the file"),
        ("IV,2402,Again,24,4", "code 2402 is in the file twice"),
        ("IV,240290,,2402,6", "code 240290 has no description"),
    ],
)
def test_a_faulty_nomenclature_is_refused(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(FaultyList, match=f"full.csv, line 6: {reason}"):
        load_nomenclature(write_full(tmp_path, *FULL, line))


def test_a_file_of_other_columns_is_refused_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "full.csv"
    path.write_text("code,name\n24,Tobacco\n", encoding="utf-8")

    with pytest.raises(CommandError, match="missing columns: description, hscode, parent"):
        call_command("load_nomenclature", path)


def test_a_nomenclature_needs_our_list_first(tmp_path: Path) -> None:
    with pytest.raises(ListMissing):
        load_nomenclature(write_full(tmp_path, *FULL), name="no-such-list")
