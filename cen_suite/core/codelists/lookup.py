"""Read code lists and places: from memory, as the database last had them."""

import threading
import time
from collections.abc import Iterator, Mapping
from typing import Final

from django.db.models import Case, IntegerField, Max, Q, QuerySet, Value, When
from django.utils.translation import get_language
from typing_extensions import override

from cen_suite.core.codelists import models
from cen_suite.core.codelists.errors import ListMissing
from cen_suite.core.codelists.languages import LABEL_COLUMNS
from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import SOURCE_LANGUAGE, Code, CodeTable, Lists
from cen_suite.core.text.folding import fold

SECONDS_BETWEEN_CHECKS: Final = 10.0
LOCODE_LENGTH: Final = 5


class LoadedLists(Mapping[str, CodeTable]):
    """All lists of the database at one stamp."""

    def __init__(self, tables: Mapping[str, CodeTable]) -> None:
        self._tables = tables

    @override
    def __getitem__(self, name: str, /) -> CodeTable:
        try:
            return self._tables[name]
        except KeyError:
            raise ListMissing(name) from None

    @override
    def __contains__(self, name: object) -> bool:
        return name in self._tables

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    @override
    def __len__(self) -> int:
        return len(self._tables)


class _Shelf:
    """What this process holds in memory, and until when it trusts it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stamp: int | None = None
        self.lists: LoadedLists = LoadedLists({})
        self.places = PlaceCodes()
        self.fresh_until = 0.0

    def refresh(self) -> None:
        """Read everything anew when a loading has happened since the last look."""
        if time.monotonic() < self.fresh_until:
            return
        with self.lock:
            stamp = models.Edition.objects.aggregate(stamp=Max("pk"))["stamp"]
            if stamp != self.stamp:
                self.lists = LoadedLists(_read_tables())
                self.places = PlaceCodes()
                self.stamp = stamp
            # Without any list there is nothing to trust: the first loading shows at once.
            self.fresh_until = time.monotonic() + SECONDS_BETWEEN_CHECKS if stamp else 0.0


class PlaceCodes(Mapping[str, Place]):
    """All places by UN/LOCODE; a country's places are read when one of them is asked for.

    The official list has more than 110,000 places; a process that needs a few countries
    does not carry the world.
    """

    def __init__(self) -> None:
        self._countries: dict[str, dict[str, Place]] = {}

    @override
    def __getitem__(self, locode: str, /) -> Place:
        if len(locode) != LOCODE_LENGTH or not (locode.isascii() and locode.isalnum()):
            raise KeyError(locode)  # what people type must not become countries to remember
        country = locode[:2]
        places = self._countries.get(country)
        if places is None:
            rows = models.Place.objects.filter(country=country, valid_to=None)
            places = self._countries[country] = {row.locode: _to_place(row) for row in rows}
        return places[locode]

    @override
    def __iter__(self) -> Iterator[str]:
        places = models.Place.objects.filter(valid_to=None).order_by("locode")
        return iter(places.values_list("locode", flat=True))

    @override
    def __len__(self) -> int:
        return models.Place.objects.filter(valid_to=None).count()


_shelf = _Shelf()


def lists() -> Lists:
    """Give all code lists, at most a few seconds old."""
    _shelf.refresh()
    return _shelf.lists


def table(name: str) -> CodeTable:
    """Give one code list by its name."""
    return lists()[name]


def list_names() -> tuple[str, ...]:
    """Name all code lists there are."""
    _shelf.refresh()
    return tuple(_shelf.lists)


def label(name: str, code: str, language: str | None = None) -> str:
    """Name a code of a list in a language, or in the reader's own."""
    return table(name).label(code, language or get_language() or SOURCE_LANGUAGE)


def place(locode: str) -> Place | None:
    """Give the place of a UN/LOCODE, or nothing when there is none."""
    return place_codes().get(locode)


def place_codes() -> Mapping[str, Place]:
    """Give all places by UN/LOCODE, for rules that check many of them."""
    _shelf.refresh()
    return _shelf.places


def find_places(query: str, country: str | None = None, limit: int = 20) -> tuple[Place, ...]:
    """Find places by UN/LOCODE, by IATA code or by part of a name, the likeliest first."""
    words, code = fold(query), query.strip().upper().replace(" ", "")
    if not words:
        return ()
    rows = models.Place.objects.filter(valid_to=None)
    if country:
        rows = rows.filter(country=country)
    return tuple(_to_place(row) for row in _rank(rows, words, code)[:limit])


def forget() -> None:
    """Make the next reader look at the database, for instance after a loading."""
    _shelf.fresh_until = 0.0


def _rank(rows: "QuerySet[models.Place]", words: str, code: str) -> "QuerySet[models.Place]":
    """Narrow places to those that match, the code before the name, the start before the rest."""
    exact = Q(locode=code) | Q(iata=code)
    begins = Q(name_folded__startswith=words)
    holds = Q(locode__startswith=code) | Q(name_folded__contains=words)
    rank = Case(
        When(exact, then=Value(0)),
        When(name_folded=words, then=Value(1)),
        When(begins, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return rows.filter(exact | begins | holds).order_by(rank, "name_folded", "locode")


def _to_place(row: models.Place) -> Place:
    return Place(
        locode=row.locode,
        country=row.country,
        name=row.name,
        name_ascii=row.name_ascii,
        subdivision=row.subdivision,
        functions=row.functions,
        iata=row.iata,
        lat=row.lat,
        lon=row.lon,
        status=row.status,
        other_names=row.other_names,
    )


def _read_tables() -> dict[str, CodeTable]:
    editions = dict(models.CodeList.objects.values_list("name", "edition"))
    codes: dict[str, list[Code]] = {name: [] for name in editions}
    columns = ("parent", "synonyms", "attributes", "valid_from", "valid_to")
    rows = models.Code.objects.order_by("order", "code").values_list(
        "list__name", "code", *columns, *LABEL_COLUMNS.values()
    )
    for name, code, parent, synonyms, attributes, valid_from, valid_to, *words in rows.iterator():
        labels = {
            language: word for language, word in zip(LABEL_COLUMNS, words, strict=True) if word
        }
        codes[name].append(
            Code(code, parent, labels, tuple(synonyms), attributes, valid_from, valid_to)
        )
    return {
        name: CodeTable(name, editions[name], entries)
        for name, entries in codes.items()
        if entries
    }
