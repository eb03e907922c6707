"""Bring places into the database: those the suite ships, and the official list over them."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from cen_suite.core.codelists.errors import Fault, FaultyList
from cen_suite.core.codelists.loader import Loaded, lock_lists, note
from cen_suite.core.codelists.models import CodeList
from cen_suite.core.codelists.models import Place as PlaceRow
from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.sources import FOLDER, Source, read_sources, source_of
from cen_suite.core.codelists.unlocode import read_unlocode
from cen_suite.core.text.folding import fold

PLACES: Final = "places"
_COLUMNS: Final = (
    "locode", "country", "name", "name_ascii", "other_names", "name_folded", "subdivision",
    "functions", "iata", "lat", "lon", "status", "source",
)  # fmt: skip
_TAKE_OVER: Final = """
    INSERT INTO codelists_place ({columns})
    SELECT {columns} FROM brought
    ON CONFLICT (locode) DO UPDATE SET ({columns}) = ROW({excluded}), valid_to = NULL
    WHERE (codelists_place.source = 'shipped' OR EXCLUDED.source <> 'shipped')
      AND ROW({present}, codelists_place.valid_to) IS DISTINCT FROM ROW({excluded}, NULL::date)
    RETURNING locode, xmax = 0
""".format(  # noqa: S608 -- made of the column names above
    columns=", ".join(_COLUMNS),
    excluded=", ".join(f"EXCLUDED.{column}" for column in _COLUMNS),
    present=", ".join(f"codelists_place.{column}" for column in _COLUMNS),
)


def load_shipped_places(folder: Path = FOLDER) -> tuple[Loaded, ...]:
    """Load the places of the suite; what the official list brought stays as it is."""
    files = sorted((folder / PLACES).glob(f"{PLACES}-*.csv"))
    sources = read_sources(folder / "sources.toml") if files else {}
    return tuple(_load_file(path, source_of(path, PLACES, sources)) for path in files)


def load_unlocode(paths: Iterable[Path]) -> Loaded:
    """Load the official list; what it does not know of a country it covers, ends."""
    official = read_unlocode(paths)
    countries = {place.country for place in official.places}
    known = {place.locode for place in official.places}
    with transaction.atomic():
        lock_lists()
        brought = _complete(official.places)
        added, changed = _store(brought, PlaceRow.Source.UNLOCODE)
        in_force = PlaceRow.objects.filter(valid_to=None)
        unknown = in_force.filter(source=PlaceRow.Source.SHIPPED, country__in=countries).exclude(
            locode__in=known
        )
        ended = (
            *_end(unknown, PlaceRow.Source.UNLOCODE),
            *_end(in_force.filter(locode__in=official.removed), PlaceRow.Source.UNLOCODE),
        )
        code_list, _ = CodeList.objects.get_or_create(name=PLACES)
        loaded = Loaded(PLACES, len(known), added, changed, ended)
        note(code_list, loaded, PlaceRow.Source.UNLOCODE)
    return loaded


def read_places(path: Path) -> tuple[Place, ...]:
    """Read the file of places that the suite ships."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        entries = [(rows.line_num, row) for row in rows]
    first: dict[str, int] = {}
    faults = [
        Fault(path.name, line, f"{row['locode']} is already on line {first[row['locode']]}")
        for line, row in entries
        if first.setdefault(row["locode"], line) != line
    ]
    if faults:
        raise FaultyList(faults)
    return tuple(_read_place(row) for _, row in entries)


def _read_place(row: dict[str, str]) -> Place:
    return Place(
        locode=row["locode"],
        country=row["locode"][:2],
        name=row["name"],
        name_ascii=row["name"],
        functions=row["functions"],
        iata=row["iata"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        status=row["status"],
        other_names=row["other_names"],
    )


def _load_file(path: Path, source: Source) -> Loaded:
    places = read_places(path)
    with transaction.atomic():
        lock_lists()
        code_list, _ = CodeList.objects.update_or_create(
            name=PLACES,
            defaults={
                "title": source.title,
                "origin": source.origin,
                "licence": source.licence,
                "edition": source.edition,
                "checksum": source.sha256,
            },
        )
        added, changed = _store(places, PlaceRow.Source.SHIPPED)
        ours = PlaceRow.objects.filter(source=PlaceRow.Source.SHIPPED, valid_to=None)
        dropped = ours.exclude(locode__in=[place.locode for place in places])
        ended = _end(dropped, PlaceRow.Source.SHIPPED)
        loaded = Loaded(PLACES, len(places), added, changed, ended)
        note(code_list, loaded, PlaceRow.Source.SHIPPED)
    return loaded


def _complete(places: Iterable[Place]) -> list[Place]:
    """Keep what the official list leaves out: our further names and our positions."""
    ours = {row.locode: row for row in PlaceRow.objects.exclude(other_names="", lat=None)}
    return [_fill_gaps(place, ours.get(place.locode)) for place in places]


def _fill_gaps(place: Place, ours: PlaceRow | None) -> Place:
    if ours is None:
        return place
    has_position = place.lat is not None
    return replace(
        place,
        other_names=place.other_names or ours.other_names,
        lat=place.lat if has_position else ours.lat,
        lon=place.lon if has_position else ours.lon,
    )


def _store(places: Sequence[Place], source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Copy the places in and merge them; answer which are new and which are different."""
    names = ", ".join(_COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS brought")
        cursor.execute(
            f"CREATE TEMPORARY TABLE brought ON COMMIT DROP AS "  # noqa: S608 -- our own columns
            f"SELECT {names} FROM codelists_place WITH NO DATA"
        )
        with cursor.copy(f"COPY brought ({names}) FROM STDIN") as copy:
            for place in places:
                copy.write_row(_to_row(place, source))
        cursor.execute(_TAKE_OVER)
        outcome = cursor.fetchall()
    added = tuple(sorted(locode for locode, is_new in outcome if is_new))
    return added, tuple(sorted(locode for locode, is_new in outcome if not is_new))


def _to_row(place: Place, source: str) -> tuple[Any, ...]:
    return (
        place.locode, place.country, place.name, place.name_ascii, place.other_names,
        fold(place.words()), place.subdivision, place.functions, place.iata, place.lat,
        place.lon, place.status, source,
    )  # fmt: skip


def _end(places: QuerySet[PlaceRow], source: str) -> tuple[str, ...]:
    """End places today, because records may bear them; what one source ends, stays ended."""
    ended = tuple(places.order_by("locode").values_list("locode", flat=True))
    places.update(valid_to=timezone.localdate(), source=source)
    return ended
