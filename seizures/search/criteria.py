"""What a search asks, typed; the address of a page holds all of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from seizures.search.dimensions import Dimension

TEXT, SINCE, UNTIL = "q", "since", "until"
LONGEST_TEXT = 200
MOST_VALUES = 60


@dataclass(frozen=True, slots=True)
class Criterion:
    """One value of one dimension that the cases must have."""

    dimension: Dimension
    code: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """All that a search asks: words, a span of days (both included), and values.

    Values of the same dimension are alternatives; different dimensions must all hold.
    """

    text: str = ""
    since: date | None = None
    until: date | None = None
    values: tuple[Criterion, ...] = ()

    def codes(self, dimension: Dimension) -> tuple[str, ...]:
        """List what is asked of one dimension."""
        return tuple(each.code for each in self.values if each.dimension is dimension)

    def by_dimension(self) -> dict[Dimension, list[str]]:
        """Group the values asked by their dimension."""
        grouped: dict[Dimension, list[str]] = {}
        for each in self.values:
            grouped.setdefault(each.dimension, []).append(each.code)
        return grouped

    def without(self, criterion: Criterion) -> "Criteria":
        """Drop one value."""
        return replace(self, values=tuple(each for each in self.values if each != criterion))

    def adding(self, criterion: Criterion) -> "Criteria":
        """Ask one more value."""
        return (
            self if criterion in self.values else replace(self, values=(*self.values, criterion))
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked."""
        return self == Criteria()

    def query(self) -> str:
        """Write the search for an address, always in the same order."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [(SINCE, self.since.isoformat())] if self.since else []
        pairs += [(UNTIL, self.until.isoformat())] if self.until else []
        chosen = sorted(self.values, key=lambda each: (each.dimension, each.code))
        pairs += [(each.dimension.value, each.code) for each in chosen]
        return urlencode(pairs)


def read_criteria(query: Mapping[str, Sequence[str]]) -> Criteria:
    """Read a search from an address; what cannot be read is left out, never an error."""
    values = [
        Criterion(dimension, code.strip()[:60])
        for dimension in Dimension
        for code in dict.fromkeys(query.get(dimension.value, ()))
        if code.strip()
    ]
    return Criteria(
        text=" ".join(_first(query, TEXT).replace("\x00", "").split())[:LONGEST_TEXT],
        since=_day(_first(query, SINCE)),
        until=_day(_first(query, UNTIL)),
        values=tuple(values[:MOST_VALUES]),
    )


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    found: Iterable[str] = query.get(name, ())
    return next(iter(found), "")


def _day(text: str) -> date | None:
    """Read a day; a year alone means its first day."""
    try:
        return date.fromisoformat(text if len(text) > 4 else f"{text}-01-01")  # noqa: PLR2004 -- a year
    except ValueError:
        return None
