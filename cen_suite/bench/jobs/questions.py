"""Random searches as officers make them: one to four criteria that cases really have."""

import datetime as dt
from random import Random

from django.db.models import Q, QuerySet

from cen_suite.demo.filling import LAST_DAY
from cen_suite.demo.seizures import make_case
from cen_suite.demo.world import reporters
from seizures.models import Seizure
from seizures.record.facts import SeizureFacts
from seizures.search.criteria import Criteria, Criterion
from seizures.search.dimensions import DEPARTURES, DESTINATIONS, SOURCES, Dimension
from seizures.states import PUBLIC

ASKED = (
    Dimension.FAMILY,
    Dimension.PRODUCT,
    Dimension.REPORTING,
    Dimension.DIRECTION,
    Dimension.MODE,
    Dimension.CONVEYANCE,
    Dimension.DEPARTURE,
    Dimension.DESTINATION,
    Dimension.SELECTION,
    Dimension.CONCEALMENT,
)
HOW_MANY = (1, 1, 2, 2, 3, 4)
SPANS = (30, 90, 365, 1_825)
FIRST = dt.date(2003, 1, 1)
LOOKUPS: dict[Dimension, str] = {
    Dimension.FAMILY: "lines__family",
    Dimension.PRODUCT: "lines__product",
    Dimension.REPORTING: "reporting_country",
    Dimension.DIRECTION: "direction",
    Dimension.MODE: "conveyances__mode",
    Dimension.CONVEYANCE: "conveyances__conveyance_type",
    Dimension.CONCEALMENT: "concealments__place",
}


def draw_questions(count: int, seed: int) -> list[Criteria]:
    """Draw searches from the facts of invented cases, a third of them within a span of days."""
    random = Random(seed)  # noqa: S311 -- to be repeatable is the point
    places = sorted(reporters().items())
    return [
        _question(random, make_case(random, random.choice(places)[1], LAST_DAY, number))
        for number in range(count)
    ]


def naive(criteria: Criteria) -> QuerySet[Seizure, int]:
    """Ask for the same ids by joining the tables of the parts and dropping doubles."""
    cases = Seizure.objects.filter(state__in=PUBLIC)
    for each in criteria.values:
        cases = cases.filter(_joined(each))
    if criteria.since:
        cases = cases.filter(event_start__date__gte=criteria.since)
    if criteria.until:
        cases = cases.filter(event_start__date__lte=criteria.until)
    ordered = cases.order_by("-event_start", "-id")
    return ordered.values_list("id", flat=True).distinct()


def _question(random: Random, facts: SeizureFacts) -> Criteria:
    chosen = []
    for dimension in random.sample(ASKED, random.choice(HOW_MANY)):
        codes = sorted({code for code in SOURCES[dimension].values(facts) if code})
        if codes:
            chosen.append(Criterion(dimension, random.choice(codes)))
    if chosen and random.random() > 1 / 3:
        return Criteria(values=tuple(chosen))
    span = random.choice(SPANS)
    since = FIRST + dt.timedelta(days=random.randrange((LAST_DAY - FIRST).days - span))
    return Criteria(since=since, until=since + dt.timedelta(days=span), values=tuple(chosen))


def _joined(each: Criterion) -> Q:
    if each.dimension is Dimension.SELECTION:
        return Q(selection_reasons__contains=[each.code])
    if each.dimension is Dimension.DEPARTURE:
        return Q(legs__country=each.code, legs__leg_role__in=sorted(DEPARTURES))
    if each.dimension is Dimension.DESTINATION:
        return Q(legs__country=each.code, legs__leg_role__in=sorted(DESTINATIONS))
    return Q(**{LOOKUPS[each.dimension]: each.code})
