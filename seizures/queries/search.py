"""Run a search: one page, a count up to a cap, and what the result holds by dimension."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from accounts import gate
from cen_suite.core.codelists.lookup import lists
from cen_suite.core.web.paging import Mark, Page, page_of
from seizures.models import Seizure
from seizures.search.criteria import Criteria
from seizures.search.dimensions import SOURCES, Dimension
from seizures.search.facets import facet
from seizures.states import LISTED, State

CAP = 10_000
SAMPLE = CAP + 1
EVERY = 0
"""A number that no value has; it is added to each case, so that the cases are counted too."""
KEYS = ("event_start", "id")
CARD = (
    "id",
    "public_id",
    "reference",
    "state",
    "event_start",
    "reporting_country",
    "title",
    "photo_count",
    "completeness",
    "card",
)


@dataclass(frozen=True, slots=True)
class Total:
    """How many cases there are: exact up to the cap, estimated above it."""

    count: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """How many cases a result has, and how often it has each value."""

    total: Total
    counts: Mapping[Dimension, Counter[str]]


def matching(actor: gate.Actor, criteria: Criteria) -> QuerySet[Seizure]:
    """List the cases this actor may see that meet the criteria, in no order."""
    cases = gate.visible(actor, Seizure.objects.filter(state__in=LISTED))
    return narrow(cases, criteria)


def narrow(cases: QuerySet[Seizure], criteria: Criteria) -> QuerySet[Seizure]:
    """Keep the cases that meet the criteria."""
    single: list[int] = []
    for dimension, codes in criteria.by_dimension().items():
        numbers = [facet(dimension, code) for code in codes]
        if len(numbers) == 1:
            single += numbers
        else:
            cases = cases.filter(facets__overlap=numbers)
    if single:
        cases = cases.filter(facets__contains=single)
    if criteria.text:
        cases = cases.filter(
            document=SearchQuery(criteria.text, config="cen", search_type="websearch")
        )
    if criteria.since:
        cases = cases.filter(event_start__gte=_midnight(criteria.since))
    if criteria.until:
        cases = cases.filter(event_start__lt=_midnight(criteria.until) + timedelta(days=1))
    return cases


def search_page(
    actor: gate.Actor, criteria: Criteria, *, mark: Mark | None = None, size: int = 50
) -> Page[dict[str, Any]]:
    """Read one page of a result, newest first, in one query."""
    return page_of(matching(actor, criteria).values(*CARD), KEYS, mark=mark, size=size)


def total(actor: gate.Actor, criteria: Criteria) -> Total:
    """Count a result up to the cap; beyond it, take the planner's word."""
    cases = matching(actor, criteria)
    count = cases[: CAP + 1].values("id").count()
    return _told(cases, count)


def summary(actor: gate.Actor, criteria: Criteria) -> Summary:
    """Count a result and its values by dimension: of all cases up to the cap, else the newest."""
    cases = matching(actor, criteria)
    newest = cases.order_by("-event_start", "-id").values("facets")[:SAMPLE]
    sql, params = newest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"{_COUNT} FROM ({sql}) t, {_EACH} f GROUP BY f", params)
        numbers = dict(cursor.fetchall())
    counts: dict[Dimension, Counter[str]] = {}
    known = _known_facets(lists()["product"].edition)
    for number in numbers.keys() & known.keys():
        dimension, code = known[number]
        counts.setdefault(dimension, Counter())[code] = numbers[number]
    return Summary(_told(cases, numbers.get(EVERY, 0)), counts)


def _told(cases: QuerySet[Seizure], count: int) -> Total:
    """Give a count as it is up to the cap; beyond it, take the planner's word."""
    if count <= CAP:
        return Total(count, is_exact=True)
    plan = json.loads(cases.values("id").explain(format="json"))
    return Total(max(CAP, int(plan[0]["Plan"]["Plan Rows"])), is_exact=False)


_COUNT = "SELECT f, count(*)"
_EACH = f"unnest(array_append(t.facets, {EVERY}::bigint))"


@lru_cache(maxsize=2)
def _known_facets(edition: str) -> Mapping[int, tuple[Dimension, str]]:  # noqa: ARG001 -- the key
    """Name every number that a code list can give; years and states have no list."""
    known: dict[int, tuple[Dimension, str]] = {}
    for dimension, source in SOURCES.items():
        codes = [code.code for code in lists()[source.codes]] if source.codes else []
        known.update((facet(dimension, code), (dimension, code)) for code in codes)
    others = {
        Dimension.YEAR: [str(year) for year in range(1990, datetime.now(UTC).year + 1)],
        Dimension.STATE: [state.value for state in State],
        Dimension.HAS: ["photo", "arrest", "person"],
    }
    for dimension, codes in others.items():
        known.update((facet(dimension, code), (dimension, code)) for code in codes)
    return known


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time.min, UTC)
