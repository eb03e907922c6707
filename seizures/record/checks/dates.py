"""Days that can be: nothing from tomorrow, nothing that ends before it begins."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem

OLDEST: Final = dt.date(1970, 1, 1)
LATE: Final = dt.timedelta(days=90)
BEFORE_EVENT: Final = dt.timedelta(days=30)
ONE_DAY: Final = dt.timedelta(days=1)  # somewhere it is tomorrow already


def event_is_past(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """An event has happened, and not before there were computers."""
    for name in ("event_start", "event_end", "detected_at"):
        moment = getattr(case, name)
        if moment is None:
            continue
        if moment.date() > around.today + ONE_DAY:
            yield hard(name, "in-the-future")
        elif moment.date() < OLDEST:
            yield hard(name, "too-old")


def event_ends_after_start(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """An event ends after it began, and is detected about then."""
    if case.event_start is None:
        return
    if case.event_end is not None and case.event_end < case.event_start:
        yield hard("event_end", "ends-before-start")
    if case.detected_at is not None and case.detected_at < case.event_start - BEFORE_EVENT:
        yield hard("detected_at", "detected-too-early")


def reported_late(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A late report is welcome and marked."""
    if case.event_start is not None and around.today - case.event_start.date() > LATE:
        yield soft("event_start", "reported-late", days=str(LATE.days))


def stages_in_order(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """The days of a route follow each other."""
    latest: dt.date | None = None
    for index, leg in enumerate(case.legs):
        for name in ("arrived_on", "departed_on"):
            day = getattr(leg, name)
            if day is None:
                continue
            if latest is not None and day < latest:
                yield hard(f"legs.{index}.{name}", "route-runs-back")
            latest = max(day, latest or day)


def goods_expire_after_production(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Goods are made before they expire."""
    for index, line in enumerate(case.lines):
        if line.produced_on and line.expires_on and line.expires_on < line.produced_on:
            yield hard(f"lines.{index}.expires_on", "expires-before-production")


RULES: Final[tuple[Rule, ...]] = (
    event_is_past,
    event_ends_after_start,
    reported_late,
    stages_in_order,
    goods_expire_after_production,
)
