from collections.abc import Mapping
from decimal import Decimal

from cen_suite.core.codelists.tables import CodeTable
from seizures.record.facts import SeizureFacts
from seizures.record.titles import title_in, title_of
from tests.seizures.record.cases import CASE, PLACES, case, with_line

Lists = Mapping[str, CodeTable]


def test_a_title_says_what_how_and_where(lists: Lists) -> None:
    title = title_of(CASE, lists, PLACES)

    assert title.startswith("12.4 ")
    assert "Cocaine hydrochloride" in title
    assert lists["traffic-flow"].label("CONT") in title
    assert title.endswith("Dakar")


def test_a_title_is_written_in_the_language_asked_for(lists: Lists) -> None:
    title = title_of(CASE, lists, PLACES, "fr")

    assert title.startswith("12,4 ")
    assert "Cocaïne" in title


def test_only_a_made_title_is_said_in_other_languages(lists: Lists) -> None:
    made = case(title=title_of(CASE, lists, PLACES))
    own = case(title="Cocaine in frozen fish")

    assert "Cocaïne" in title_in(made, lists, PLACES, "fr")
    assert title_in(made, lists, PLACES, "ar").startswith("\u200f12.4 ")
    assert title_in(own, lists, PLACES, "fr") == "Cocaine in frozen fish"
    assert "Cocaïne" in title_in(case(title=None), lists, PLACES, "fr")


def test_a_title_without_a_place_names_the_country(lists: Lists) -> None:
    assert title_of(case(location=None), lists, PLACES).endswith("Senegal")


def test_a_large_quantity_is_written_in_full(lists: Lists) -> None:
    assert title_of(with_line(quantity=Decimal("1E+4")), lists, PLACES).startswith("10\u202f000 ")


def test_a_title_fits_its_column(lists: Lists) -> None:
    assert len(title_of(CASE, lists, {}, "ar")) <= 120


def test_an_empty_case_has_no_title(lists: Lists) -> None:
    assert title_of(SeizureFacts(), lists, PLACES) == ""
