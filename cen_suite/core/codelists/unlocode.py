"""Read the official UN/LOCODE release: CSV parts without a heading, old and new encodings."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cen_suite.core.codelists.errors import Fault, FaultyList
from cen_suite.core.codelists.places import Place

REMOVED: Final = "X"
_CELLS: Final = 12
_LOCODE: Final = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")
_COORDINATES: Final = re.compile(r"(\d\d)(\d\d)([NS]) ?(\d{3})(\d\d)([EW])")
_NOT_A_FUNCTION: Final = str.maketrans("", "", "-0? ")


@dataclass(frozen=True, slots=True)
class OfficialPlaces:
    """What the parts of a release hold together."""

    places: tuple[Place, ...]
    removed: frozenset[str]


def read_unlocode(paths: Iterable[Path]) -> OfficialPlaces:
    """Read the parts of a release as one list of places."""
    places: dict[str, Place] = {}
    removed: set[str] = set()
    for path in paths:
        for change, place in _read_part(path):
            if change == REMOVED:
                removed.add(place.locode)
            elif place.locode in places:
                # The same code under a second name: one place with two names.
                first = places[place.locode]
                places[place.locode] = replace(first, other_names=place.name)
            else:
                places[place.locode] = place
    return OfficialPlaces(tuple(places.values()), frozenset(removed.difference(places)))


def _read_part(path: Path) -> Iterator[tuple[str, Place]]:
    faults: list[Fault] = []
    for line, cells in enumerate(csv.reader(_decode(path).splitlines()), start=1):
        if len(cells) != _CELLS:
            faults.append(Fault(path.name, line, f"{len(cells)} cells where {_CELLS} belong"))
        elif _is_place(cells) and not _LOCODE.fullmatch(cells[1] + cells[2]):
            faults.append(Fault(path.name, line, f"{cells[1]}{cells[2]} is no UN/LOCODE"))
        elif _is_place(cells):
            yield cells[0].strip(), _read_place(cells)
    if faults:
        raise FaultyList(faults)


def _decode(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # releases until 2023 are so encoded


def _is_place(cells: list[str]) -> bool:
    """Tell places from the heading of a country and from mere references to other names."""
    return bool(cells[2].strip()) and not cells[3].startswith(".")


def _read_place(cells: list[str]) -> Place:
    _, country, location, name, name_ascii, subdivision, function, status, _, iata, where, _ = (
        cells
    )
    functions = function.translate(_NOT_A_FUNCTION)
    latitude, longitude = _read_coordinates(where)
    return Place(
        locode=country + location,
        country=country,
        name=name,
        name_ascii=name_ascii or name,
        subdivision=subdivision,
        functions=functions,
        # The release states the airport's code only where it differs from the location's.
        iata=iata or (location if "4" in functions else ""),
        lat=latitude,
        lon=longitude,
        status=status,
    )


def _read_coordinates(text: str) -> tuple[float, float] | tuple[None, None]:
    """Turn `4230N 00131E` into degrees; anything else is no position."""
    match = _COORDINATES.fullmatch(text.strip())
    if match is None:
        return None, None
    north, north_minutes, pole, east, east_minutes, side = match.groups()
    latitude = int(north) + int(north_minutes) / 60
    longitude = int(east) + int(east_minutes) / 60
    return (
        round(-latitude if pole == "S" else latitude, 4),
        round(-longitude if side == "W" else longitude, 4),
    )
