"""Facets: every searchable value of a case as one array of numbers.

A facet is the first 63 bits of a hash of "dimension:code", so that it is the same in every
database, needs no table of numbers, and two of them meet by chance less than once in a million
years of cases. A GIN index over the array answers every drop-down filter without a join.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from cen_suite.core.codelists.tables import CodeTable, Lists
from seizures.record.facts import SeizureFacts
from seizures.search.dimensions import SOURCES, Dimension, Values

MOST_CODES: Final = 20_000
"""Codes of one dimension that are remembered; brands and places can be any."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands beside the facts: the state of the case, and whether it has photos."""

    state: str
    has_photos: bool = False


@lru_cache(maxsize=200_000)
def facet(dimension: Dimension, code: str) -> int:
    """Give the number of one value of one dimension."""
    digest = blake2b(f"{dimension.value}:{code}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=False) >> 1


def facets_of_all(
    cases: Sequence[SeizureFacts], standing: Standing, lists: Lists
) -> list[list[int]]:
    """Give for each case the numbers of all that it can be found by, sorted and each once.

    One dimension goes over all cases before the next begins (`check_all` says why).
    """
    state = facet(Dimension.STATE, standing.state)
    found = [
        {state, *(facet(Dimension.HAS, mark) for mark in _marks(facts, standing))}
        for facts in cases
    ]
    for values, numbers in _known(lists):
        for facts, into in zip(cases, found, strict=True):
            for code in values(facts):
                if code:
                    into.update(numbers[code])
    return list(map(sorted, found))


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers of each code of a dimension: its own, and those of the codes it stands under."""

    def __init__(self, dimension: Dimension, table: CodeTable | None) -> None:
        super().__init__()
        self._dimension = dimension
        self._table = table

    def __missing__(self, code: str) -> tuple[int, ...]:
        above = () if self._table is None else self._table.ancestors(code)
        numbers = tuple(facet(self._dimension, each) for each in (code, *above))
        if len(self) < MOST_CODES:
            self[code] = numbers
        return numbers


Known = list[tuple[Callable[[SeizureFacts], Values], _Numbers]]
_latest: tuple[Lists, Known] | None = None


def _known(lists: Lists) -> Known:
    """Give what is known of each dimension by these lists; new lists begin anew."""
    global _latest  # noqa: PLW0603 -- replaced as a whole, so that threads may share it
    latest = _latest
    if latest is None or latest[0] is not lists:
        known = [
            (source.values, _Numbers(dimension, lists[source.codes] if source.above else None))
            for dimension, source in SOURCES.items()
        ]
        latest = _latest = (lists, known)
    return latest[1]


def _marks(facts: SeizureFacts, standing: Standing) -> Iterable[str]:
    if standing.has_photos:
        yield "photo"
    if facts.arrested_total:
        yield "arrest"
    if facts.persons or facts.persons_total:
        yield "person"
