from collections.abc import Mapping
from decimal import Decimal

import pytest

from cen_suite.core.codelists.tables import CodeTable
from seizures.record.drafting import assemble, tidy
from seizures.record.reading import Reader
from tests.seizures.record.cases import PLACES, marks

Lists = Mapping[str, CodeTable]


@pytest.fixture
def reader(lists: Lists) -> Reader:
    return Reader(lists, PLACES)


def test_what_was_typed_becomes_facts(reader: Reader) -> None:
    typed = {
        "direction": "Import",
        "selection_reasons": "RP; Scan anomaly",
        "lines": [
            {"family": "Drugs", "product": "coke", "quantity": "12,4", "unit": "Kilogram",
             "extension": {"cas": "50-36-2", "doses": "12"}},
        ],
    }  # fmt: skip

    drafted = assemble(typed, reader)

    assert drafted.problems == ()
    assert drafted.facts.direction == "IMP"
    assert drafted.facts.selection_reasons == ("RP", "IMG")
    line = drafted.facts.lines[0]
    assert (line.family, line.product, line.unit) == ("DRG", "DRG-COC-HCL", "KGM")
    assert line.quantity == Decimal("12.4")
    assert line.extension == {"cas": "50-36-2", "doses": 12}


def test_every_unreadable_cell_is_told_with_its_path_and_the_rest_is_kept(
    reader: Reader,
) -> None:
    typed = {
        "direction": "sideways",
        "event_start": "2026-11-21",
        "lines": [{"quantity": "1.240"}, {"family": "DRG", "extension": {"doses": "some"}}],
    }

    drafted = assemble(typed, reader)

    assert marks(drafted.problems) == {
        ("direction", "unknown-code", "hard"),
        ("lines.0.quantity", "ambiguous-number", "hard"),
        ("lines.1.extension.doses", "not-a-number", "hard"),
    }
    assert drafted.facts.event_start is not None
    assert drafted.facts.lines[1].family == "DRG"


def test_a_field_the_record_does_not_have_is_refused(reader: Reader) -> None:
    typed = {"suspect": "Joe", "lines": [{"family": "DRG", "extension": {"serials": "A1"}}]}

    assert marks(assemble(typed, reader).problems) == {
        ("suspect", "unknown-field", "hard"),
        ("lines.0.extension.serials", "unknown-field", "hard"),
    }


def test_empty_cells_and_empty_rows_say_nothing() -> None:
    typed = {
        "title": "  ",
        "offences": ["", " "],
        "direction": "IMP",
        "lines": [{"family": "", "extension": {"form": ""}}, {"family": "DRG", "unit": None}],
        "persons": [],
    }

    assert tidy(typed) == {"direction": "IMP", "lines": [{"family": "DRG"}]}


def test_a_part_that_comes_again_is_read_the_same_and_told_again(reader: Reader) -> None:
    typed = {"containers": [{"seals_count": "many", "carried_by": 1}] * 2}

    first, second = assemble(typed, reader), assemble(typed, reader)

    assert first == second
    assert {each.path for each in first.problems} >= {
        "containers.0.seals_count",
        "containers.1.seals_count",
    }


@pytest.mark.parametrize("order", [(1, True), (True, 1), (1.0, True), (True, 1.0)])
def test_a_number_and_a_yes_are_not_the_same_cell(reader: Reader, order: tuple[object]) -> None:
    """Python takes 1 and True for equal; a part that was remembered must not."""
    read = [
        assemble({"containers": [{"carried_by": cell}]}, reader).facts.containers[0].carried_by
        for cell in order
    ]

    assert read == [1 if cell is not True else None for cell in order]
