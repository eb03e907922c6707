"""Cases for tests, stored by the own code of the suite: a whole one and its variations."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import lists
from seizures.actions.preparing import Stated, complete, prepare
from seizures.actions.storing import insert_cases
from seizures.models import Seizure
from seizures.record.facts import Conveyance, Leg, Line, SeizureFacts
from seizures.states import State

COCAINE = Line(
    family="DRG", product="DRG-COC-HCL", quantity=Decimal("12.4"), unit="KGM", brand="Lion"
)
CASE = SeizureFacts(
    record_kind="SEIZ",
    reporting_country="SN",
    event_start=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
    location_type="SEA-TERM",
    location="SNDKR",
    direction="IMP",
    selection_reasons=("RP",),
    concealed="Y",
    conveyances=(Conveyance(mode="1", conveyance_type="SEA-CONT"),),
    legs=(
        Leg(leg_role="DEP", country="BR", place="BRSSZ"),
        Leg(leg_role="SEIZ", country="SN", place="SNDKR"),
        Leg(leg_role="DEST", country="ES"),
    ),
    lines=(COCAINE,),
)


def case(**changes: Any) -> SeizureFacts:
    """Make a case that differs from the usual one."""
    return replace(CASE, **changes)


def store(
    by: Actor, *cases: SeizureFacts, state: State = State.PUBLISHED, start: int = 1
) -> list[Seizure]:
    """Store cases as those of the actor's administration."""
    entries = [
        prepare(
            Stated(
                complete(facts, by=by, channel="MAN", language="en", lists=lists()),
                f"{by.country}-2026-{number:06d}",
            ),
            administration_id=by.administration_id or 0,
            state=state,
            entered_by_id=by.user_id,
            lists=lists(),
        )
        for number, facts in enumerate(cases, start=start)
    ]
    ids = insert_cases(entries)
    found = Seizure.objects.in_bulk(ids)
    return [found[pk] for pk in ids]
