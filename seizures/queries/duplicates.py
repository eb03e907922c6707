"""Cases that look like one that is about to be submitted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from accounts import gate
from seizures.models import Line, Seizure
from seizures.record.facts import SeizureFacts
from seizures.states import LISTED, State

AROUND = timedelta(days=2)
NEARLY = Decimal("0.01")
SHOWN = 5
GONE = (State.DRAFT, State.WITHDRAWN, State.UNDONE)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A case that may be the same."""

    public_id: UUID
    reference: str
    title: str
    event_start: datetime | None


def likely_duplicates(
    by: gate.Actor, facts: SeizureFacts, *, apart_from: int
) -> tuple[Duplicate, ...]:
    """Find cases of the same country, days, place, family and amount."""
    same_goods = _same_goods(facts)
    if facts.event_start is None or facts.reporting_country is None or same_goods is None:
        return ()
    cases = gate.visible(by, Seizure.objects.filter(state__in=LISTED - {State.WITHDRAWN}))
    span = (facts.event_start - AROUND, facts.event_start + AROUND)
    near = cases.filter(
        reporting_country=facts.reporting_country, event_start__range=span
    ).exclude(pk=apart_from)
    if facts.location:
        near = near.filter(Q(location=facts.location) | Q(location=None))
    found = near.filter(Exists(Line.objects.filter(same_goods, seizure=OuterRef("pk"))))
    rows = found.order_by("-event_start", "-id")[:SHOWN]
    return tuple(
        Duplicate(row.public_id, row.reference, row.title or "", row.event_start) for row in rows
    )


def same_reference(
    administration_id: int, national_ref: str | None, *, apart_from: int
) -> str | None:
    """Find the case of the administration that has this national reference already."""
    if not national_ref:
        return None
    others = Seizure.objects.filter(
        administration_id=administration_id, national_ref=national_ref
    ).exclude(state__in=GONE)
    found = others.exclude(pk=apart_from).values_list("public_id", flat=True).first()
    return str(found) if found else None


def _same_goods(facts: SeizureFacts) -> Q | None:
    wanted: Q | None = None
    for line in facts.lines:
        if line.base_quantity is None:
            continue
        slack = line.base_quantity * NEARLY
        goods = Q(
            family=line.family,
            base_unit=line.base_unit,
            base_quantity__range=(line.base_quantity - slack, line.base_quantity + slack),
        )
        wanted = goods if wanted is None else wanted | goods
    return wanted
