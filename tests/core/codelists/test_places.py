"""How shipped places and the official list come together."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.errors import FaultyList
from cen_suite.core.codelists.models import Place
from cen_suite.core.codelists.place_loader import load_shipped_places, load_unlocode
from cen_suite.core.codelists.unlocode import read_unlocode
from tests.core.codelists.files import write_sources

OFFICIAL = (
    ',"QA","",".QATARLAND","","","","","","","",""',
    ',"QA","PRT","Pört","Port","01","1-3-----","AA","2401","","2516N 05132E",""',
    '+,"QA","AIR","Airfield","Airfield","","---4----","AI","2401","","2517S 05133W",""',
    ',"QA","TWN","Town","Town","","---4---B","RL","2401","TWX","",""',
    '=,"QA","","Old = Pört","Old = Port","","","","","","",""',
    'X,"QA","OLD","Gone","Gone","","1-------","XX","2401","","",""',
)
SHIPPED = (
    "QAPRT,Port (ours),Haven,1,,1.0000,2.0000,derived",
    "QATWN,Town (ours),Town International,4,TWX,25.5000,51.5000,derived",
    "QAOLD,Gone (ours),,1,,,,derived",
    "QANOT,Not official,,4,NOT,,,derived",
)

pytestmark = pytest.mark.usefixtures("lists")


@pytest.fixture
def folder(lists: None, tmp_path: Path) -> Path:
    """A folder of shipped places, in a database that has no others."""
    Place.objects.all().delete()
    write_shipped(tmp_path, *SHIPPED)
    return tmp_path


def write_shipped(folder: Path, *lines: str) -> None:
    (folder / "places").mkdir(exist_ok=True)
    heading = "locode,name,other_names,functions,iata,lat,lon,status"
    path = folder / "places" / "places-2026.csv"
    path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    write_sources(folder)


def write_official(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "part.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding=encoding)
    return path


def test_shipped_places_load_once_and_end_when_dropped(folder: Path) -> None:
    (first,) = load_shipped_places(folder)
    (second,) = load_shipped_places(folder)
    write_shipped(folder, *SHIPPED[:3])
    (third,) = load_shipped_places(folder)
    (fourth,) = load_shipped_places(folder)

    assert first.added == ("QANOT", "QAOLD", "QAPRT", "QATWN")
    assert not second.is_change
    assert third.ended == ("QANOT",)
    assert not fourth.is_change


def test_a_place_listed_twice_is_refused_by_its_line(folder: Path) -> None:
    write_shipped(folder, *SHIPPED, SHIPPED[0])

    with pytest.raises(FaultyList, match=r"places-2026\.csv, line 6: QAPRT is already on line 2"):
        load_shipped_places(folder)


def test_the_official_list_outweighs_ours_and_ours_fills_its_gaps(folder: Path) -> None:
    load_shipped_places(folder)

    loaded = load_unlocode([write_official(folder, *OFFICIAL)])

    assert loaded.added == ("QAAIR",)
    assert loaded.changed == ("QAPRT", "QATWN")
    assert set(loaded.ended) == {"QANOT", "QAOLD"}
    port = Place.objects.get(locode="QAPRT")
    assert (port.name, port.name_ascii, port.functions) == ("Pört", "Port", "13")
    assert (port.lat, port.lon, port.subdivision) == (25.2667, 51.5333, "01")
    town = Place.objects.get(locode="QATWN")
    assert (town.name, town.iata, town.functions) == ("Town", "TWX", "4B")
    assert (town.lat, town.other_names) == (25.5, "Town International")
    airfield = Place.objects.get(locode="QAAIR")
    assert (airfield.iata, airfield.lat, airfield.lon) == ("AIR", -25.2833, -51.55)


def test_official_places_load_once_and_ours_do_not_come_back(folder: Path) -> None:
    load_shipped_places(folder)
    part = write_official(folder, *OFFICIAL)
    load_unlocode([part])

    assert not load_unlocode([part]).is_change
    (ours,) = load_shipped_places(folder)
    assert (ours.added, ours.changed, ours.ended) == ((), (), ())
    lookup.forget()
    assert lookup.place("QANOT") is None
    assert [place.locode for place in lookup.find_places("haven")] == ["QAPRT"]


def test_a_country_that_the_official_part_does_not_cover_stays_ours(folder: Path) -> None:
    write_shipped(folder, *SHIPPED, "QBPRT,Elsewhere,,1,,,,derived")
    load_shipped_places(folder)

    load_unlocode([write_official(folder, *OFFICIAL)])

    assert Place.objects.get(locode="QBPRT").valid_to is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_old_and_new_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    official = read_unlocode([write_official(tmp_path, *OFFICIAL, encoding=encoding)])

    assert official.places[0].name == "Pört"
    assert official.removed == {"QAOLD"}


def test_a_code_with_two_names_is_one_place(tmp_path: Path) -> None:
    second = OFFICIAL[1].replace("Pört", "Haven")

    (place,) = read_unlocode([write_official(tmp_path, OFFICIAL[1], second)]).places

    assert (place.name, place.other_names) == ("Pört", "Haven")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"QA","PRT","Port"', "3 cells where 12 belong"),
        (OFFICIAL[1].replace("PRT", "P1T"), "QAP1T is no UN/LOCODE"),
    ],
)
def test_a_file_that_is_no_unlocode_part_is_refused(
    tmp_path: Path, line: str, reason: str
) -> None:
    part = write_official(tmp_path, OFFICIAL[1], line)

    with pytest.raises(CommandError, match=f"part.csv, line 2: {reason}"):
        call_command("load_unlocode", part, stdout=StringIO())
