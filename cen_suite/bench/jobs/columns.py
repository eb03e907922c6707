"""All cases as columns of numbers in memory: the physical limit of any search."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from seizures.search.criteria import Criteria
from seizures.search.dimensions import Dimension
from seizures.search.facets import facet

Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
SECONDS_OF_DAY = 86_400
QUERY = """
  COPY (
    SELECT s.id, extract(epoch FROM s.event_start)::bigint, s.facets FROM seizures_seizure s
    WHERE s.state IN ('published', 'verified', 'queried') ORDER BY s.event_start DESC, s.id DESC
  ) TO STDOUT
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One dimension: for every value that occurs, which case has it; newest case first."""

    values: Numbers
    owners: Numbers


class Columns:
    """Every published case, sorted as lists are sorted, one column for each dimension asked."""

    def __init__(self, asked: Iterable[tuple[Dimension, str]]) -> None:
        self.codes = {pair: at for at, pair in enumerate(sorted(asked))}
        numbers = {facet(*pair): (pair[0], at) for pair, at in self.codes.items()}
        parts: dict[Dimension, tuple[list[int], list[int]]] = {
            dimension: ([], []) for dimension, _code in self.codes
        }
        ids: list[int] = []
        moments: list[int] = []
        for owner, (pk, moment, facets) in enumerate(_rows()):
            ids.append(pk)
            moments.append(moment)
            for number in facets:
                if number in numbers:
                    dimension, at = numbers[number]
                    parts[dimension][0].append(at)
                    parts[dimension][1].append(owner)
        self.ids = np.array(ids, np.int64)
        self.days = np.array(moments, np.int64) // SECONDS_OF_DAY
        self.columns = {
            dimension: Column(np.array(values, np.int32), np.array(owners, np.int32))
            for dimension, (values, owners) in parts.items()
        }

    def newest(self, criteria: Criteria, size: int) -> tuple[list[int], int]:
        """Scan the columns of the criteria; give the newest ids and the exact count."""
        found = np.flatnonzero(self.matching(criteria))
        return self.ids[found[:size]].tolist(), len(found)

    def matching(self, criteria: Criteria) -> Mask:
        """Mark the cases that meet the criteria."""
        mask = np.ones(len(self.ids), np.bool_)
        for dimension, codes in criteria.by_dimension().items():
            mask &= self._having(dimension, codes)
        if criteria.since:
            mask &= self.days >= _number(criteria.since)
        if criteria.until:
            mask &= self.days <= _number(criteria.until)
        return mask

    def counts(self, mask: Mask, newest: int) -> Counter[tuple[Dimension, str]]:
        """Count the values of the newest of the cases marked, by dimension."""
        found = np.flatnonzero(mask)
        wanted = np.zeros(len(self.ids), np.bool_)
        wanted[found[:newest]] = True
        counts: Counter[tuple[Dimension, str]] = Counter()
        pairs = list(self.codes)
        for column in self.columns.values():
            values = np.bincount(column.values[wanted[column.owners]], minlength=len(pairs))
            counts.update({pairs[at]: int(values[at]) for at in np.flatnonzero(values)})
        return counts

    def _having(self, dimension: Dimension, codes: Iterable[str]) -> Mask:
        column = self.columns[dimension]
        hits = np.zeros(len(column.values), np.bool_)
        for code in codes:
            hits |= column.values == self.codes[dimension, code]
        mask = np.zeros(len(self.ids), np.bool_)
        mask[column.owners[hits]] = True
        return mask


def _number(day: date) -> int:
    return int((np.datetime64(day) - np.datetime64(0, "D")).astype(int))


def _rows() -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor, cursor.copy(QUERY) as copy:
        copy.set_types(["int8", "int8", "int8[]"])
        yield from copy.rows()
