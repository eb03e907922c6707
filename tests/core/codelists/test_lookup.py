"""What readers of lists and places get, and when they see a change."""

from pathlib import Path

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.errors import ListMissing
from cen_suite.core.codelists.loader import load_folder
from cen_suite.core.codelists.models import Place
from tests.core.codelists.files import write_list

pytestmark = pytest.mark.usefixtures("lists")


def test_labels_come_in_the_readers_language() -> None:
    with translation.override("ar"):
        assert lookup.label("country", "SN") == "السنغال"

    assert lookup.label("country", "SN", "fr") == "Sénégal"


def test_a_list_that_was_never_loaded_is_named() -> None:
    with pytest.raises(ListMissing, match="no-such-list"):
        lookup.table("no-such-list")


def test_lists_are_read_once_while_nothing_changes(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lookup.lists()

    with django_assert_num_queries(0):
        assert lookup.lists() is lookup.lists()


def test_a_loading_shows_when_the_stamp_is_looked_at_again(tmp_path: Path) -> None:
    lookup.lists()
    write_list(tmp_path, "letter", "A,,Alpha,,,,,,,")
    load_folder(tmp_path)

    with pytest.raises(ListMissing):
        lookup.table("letter")
    lookup.forget()

    assert lookup.table("letter").label("A") == "Alpha"


def test_a_stamp_that_is_the_same_reads_nothing_anew(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    before = lookup.lists()
    lookup.forget()

    with django_assert_num_queries(1):
        assert lookup.lists() is before


def test_a_place_is_known_by_its_code() -> None:
    dakar = lookup.place("SNDKR")

    assert dakar is not None
    assert (dakar.name, dakar.country) == ("Dakar", "SN")
    assert dakar.serves("14")
    assert not dakar.serves("5")
    assert lookup.place("SNXXX") is None
    assert lookup.place("") is None


def test_places_of_a_country_are_read_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    places = lookup.place_codes()
    assert "SNDKR" in places

    with django_assert_num_queries(0):
        assert "SNXXX" not in places
        assert places["SNDKR"].iata == "DKR"


@pytest.mark.parametrize("query", ["sndkr", "DKR", "Dakar", "dákar", "SN DKR"])
def test_a_place_is_found_by_code_or_name_and_comes_first(query: str) -> None:
    assert lookup.find_places(query)[0].locode == "SNDKR"


def test_places_are_found_by_part_of_a_name_within_a_country() -> None:
    found = lookup.find_places("tema", country="GH")

    assert found[0].locode == "GHTEM"
    assert {place.country for place in found} == {"GH"}


@pytest.mark.parametrize("query", ["", "  ", "?!", "no such place anywhere"])
def test_nothing_is_found_by_nothing(query: str) -> None:
    assert lookup.find_places(query) == ()


def test_no_more_places_than_asked_for_are_given() -> None:
    assert len(lookup.find_places("san", limit=5)) == 5


def test_a_place_that_has_ended_is_not_offered() -> None:
    Place.objects.filter(locode="SNDKR").update(valid_to="2026-01-01")

    assert all(place.locode != "SNDKR" for place in lookup.find_places("dakar"))
