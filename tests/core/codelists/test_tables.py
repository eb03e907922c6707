"""How a list in memory answers."""

from datetime import date

import pytest

from cen_suite.core.codelists.tables import Code, CodeTable

TREE = CodeTable(
    "product",
    "2026",
    [
        Code("CAN", labels={"en": "Cannabis"}, attributes={"units": ["KGM"], "family": "DRG"}),
        Code("CAN-HERB", "CAN", {"en": "Herbal cannabis", "fr": "Herbe"}, ("weed", "Marijuana")),
        Code("CAN-SEED", "CAN", {"en": "Seeds"}, attributes={"units": ["GRM"]}),
        Code("POP-SEED", "", {"en": "Seeds"}),
        Code("OLD", labels={"en": "Hashish"}, valid_to=date(2020, 12, 31)),
        Code("RESIN", labels={"en": "Resin"}, synonyms=("hashish",), valid_from=date(2021, 1, 1)),
    ],
)


def test_a_label_falls_back_to_english_and_then_to_the_code() -> None:
    assert TREE.label("CAN-HERB", "fr") == "Herbe"
    assert TREE.label("CAN", "fr") == "Cannabis"
    assert TREE.label("NOT-THERE", "fr") == "NOT-THERE"


@pytest.mark.parametrize("text", ["CAN-HERB", "can herb", "HERBE", " herbal  cannabis", "Weed"])
def test_a_code_is_found_by_code_label_or_synonym_in_any_spelling(text: str) -> None:
    assert TREE.find(text) == "CAN-HERB"


@pytest.mark.parametrize("text", ["seeds", "", "?", "cannabis resin"])
def test_a_word_that_is_shared_or_unknown_finds_nothing(text: str) -> None:
    assert TREE.find(text) is None


def test_a_word_shared_with_an_ended_code_finds_the_one_in_use() -> None:
    assert TREE.find("Hashish") == "RESIN"


def test_attributes_are_inherited_unless_stated() -> None:
    assert TREE.attribute("CAN-HERB", "units") == ["KGM"]
    assert TREE.attribute("CAN-SEED", "units") == ["GRM"]
    assert TREE.attribute("CAN-SEED", "family") == "DRG"
    assert TREE.attribute("POP-SEED", "family", "none") == "none"


def test_parents_and_children_are_known() -> None:
    assert TREE.ancestors("CAN-HERB") == ("CAN",)
    assert [code.code for code in TREE.children("CAN")] == ["CAN-HERB", "CAN-SEED"]
    assert [code.code for code in TREE.children()] == ["CAN", "POP-SEED", "OLD", "RESIN"]


def test_codes_that_stand_under_each_other_do_not_hang_the_reader() -> None:
    loop = CodeTable("loop", "1", [Code("A", "B", {"en": "a"}), Code("B", "A", {"en": "b"})])

    assert loop.ancestors("A") == ("B", "A")


@pytest.mark.parametrize(
    ("code", "day", "valid"),
    [
        ("OLD", date(2020, 12, 31), True),
        ("OLD", date(2021, 1, 1), False),
        ("OLD", None, True),
        ("RESIN", date(2020, 12, 31), False),
        ("RESIN", date(2021, 1, 1), True),
        ("NOT-THERE", None, False),
    ],
)
def test_a_code_is_valid_between_its_dates(code: str, day: date | None, *, valid: bool) -> None:
    assert TREE.valid(code, day) is valid


def test_a_list_keeps_its_order_and_cannot_be_changed() -> None:
    assert [code.code for code in TREE][:2] == ["CAN", "CAN-HERB"]
    assert len(TREE) == 6
    assert "CAN" in TREE
    with pytest.raises(TypeError):
        TREE.codes["NEW"] = Code("NEW")  # type: ignore[index]
