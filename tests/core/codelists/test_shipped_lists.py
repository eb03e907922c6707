"""What every list that the suite ships must keep."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from cen_suite.core.codelists.cldr import CLDR_LISTS
from cen_suite.core.codelists.languages import LANGUAGES
from cen_suite.core.codelists.place_loader import read_places
from cen_suite.core.codelists.reading import ListFile, read_list
from cen_suite.core.codelists.sources import FOLDER, SOURCES, checksum, read_sources
from cen_suite.core.codelists.tables import CodeTable

PATHS = sorted(FOLDER.glob("*.csv"))
PLACES = FOLDER / "places" / "places-2026.csv"
FIRST_LANGUAGES = {"en", "fr", "es", "ar"}
HOME_OF_PLACES = 10_000


def read(path: Path) -> ListFile:
    return read_list(path)


def table(name: str, edition: str = "2026") -> CodeTable:
    file = read_list(FOLDER / f"{name}-{edition}.csv")
    return CodeTable(file.name, file.edition, file.codes)


@pytest.mark.parametrize("path", [*PATHS, PLACES], ids=lambda path: path.stem)
def test_every_list_states_origin_licence_and_checksum(path: Path) -> None:
    name, _, edition = path.stem.rpartition("-")
    source = read_sources()[name]

    assert source.sha256 == checksum(path)
    assert source.edition == edition
    assert source.title
    assert source.origin
    assert source.licence


def test_no_origin_is_stated_for_a_list_that_is_not_there() -> None:
    names = {path.stem.rpartition("-")[0] for path in [*PATHS, PLACES]}

    assert set(tomllib.loads(SOURCES.read_text(encoding="utf-8"))) == names


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_code_is_labelled_in_english_french_spanish_and_arabic(path: Path) -> None:
    bare = [code.code for code in read(path).codes if not set(code.labels) >= FIRST_LANGUAGES]

    assert [code for code in bare if not is_proper_name(path, code)] == []


def is_proper_name(path: Path, code: str) -> bool:
    """Companies, substances and the like are called the same everywhere."""
    labels = next(each.labels for each in read(path).codes if each.code == code)
    return set(labels) == {"en"} and labels["en"][0].isupper()


@pytest.mark.parametrize("name", sorted(CLDR_LISTS))
def test_countries_currencies_and_languages_are_labelled_in_nine_languages(name: str) -> None:
    bare = {code.code for code in table(name) if not set(LANGUAGES) <= set(code.labels)}

    # The CLDR names a few dead languages and old currencies in some languages only.
    assert bare <= {"ae", "cr", "ho", "ik", "oj", "pi"} if name == "language" else not bare


def test_every_country_in_use_belongs_to_a_region_and_a_liaison_office() -> None:
    offices = {code.code for code in table("rilo")}
    countries = [code for code in table("country") if code.code not in {"AQ", "XZ", "UNK"}]

    assert {code.attributes["rilo"] for code in countries} == offices
    assert {code.attributes["region"] for code in countries} == {
        "AMS", "ASP", "ESA", "EUR", "NAFME", "WCA",
    }  # fmt: skip


def test_countries_that_are_no_more_have_an_end() -> None:
    countries = table("country")

    assert all(countries.codes[code].valid_to for code in ("AN", "CS", "DD", "SU", "YU", "ZR"))
    assert countries.find("Zaire") == "CD"


def test_every_unit_measures_against_a_base_unit_of_its_kind() -> None:
    units = table("unit")

    for unit in units:
        base = units.codes[unit.attributes["base"]]
        assert base.attributes["factor"] == "1"
        assert base.attributes["dimension"] == unit.attributes["dimension"]
        assert Decimal(unit.attributes["factor"]) > 0


@pytest.mark.parametrize(
    ("word", "unit"),
    [("kg", "KGM"), ("kilo", "KGM"), ("كغ", "KGM"), ("кг", "KGM"), ("g", "GRM"), ("m³", "MTQ")],
)
def test_units_are_found_by_their_everyday_words(word: str, unit: str) -> None:
    assert table("unit").find(word) == unit


def test_goods_codes_have_all_chapters_and_each_heading_its_chapter() -> None:
    goods = table("hs", "2022")

    chapters = {f"{number:02}" for number in range(1, 98)} - {"77"}
    assert {code.code for code in goods.children()} == chapters
    assert all(code.parent == code.code[:2] for code in goods if code.parent)
    assert len(goods) > 400
    assert max(len(code.labels["en"]) for code in goods) < 60


def test_places_are_of_known_countries_and_have_a_function() -> None:
    countries = table("country")
    places = read_places(PLACES)

    assert len(places) > HOME_OF_PLACES
    assert {place.country for place in places} <= set(countries.codes)
    assert all(place.functions for place in places)
    assert all(abs(place.lat) <= 90 for place in places if place.lat is not None)
    assert all(abs(place.lon) <= 180 for place in places if place.lon is not None)


def test_what_lists_say_of_each_other_is_there() -> None:
    """A unit, mode, family or goods code that another list names must exist."""
    named = {"units": table("unit"), "modes": table("transport-mode"), "hs": table("hs", "2022")}
    strangers = [
        f"{path.stem} {code.code}: {key} {value}"
        for path in PATHS
        for code in read(path).codes
        for key, known in named.items()
        for value in code.attributes.get(key, ())
        # Subheadings come with a full nomenclature; their heading is ours.
        if (value[:4] if key == "hs" else value) not in known
    ]

    assert strangers == []
