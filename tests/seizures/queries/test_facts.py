import datetime as dt
from dataclasses import replace
from decimal import Decimal

from seizures.queries.facts import facts_of_case
from seizures.record.facts import Concealment, Line
from seizures.record.payload import from_payload, to_payload
from tests.accounts.people import Somebody
from tests.seizures.samples import COCAINE, case, store

IVORY = Line(
    family="FLO",
    product="FLO-MAM",
    quantity=Decimal(3),
    unit="KGM",
    extension={
        "cites_appendix": "I",
        "individuals": 2,
        "worked_in": ("SN", "BE"),
        "permit_valid_until": dt.date(2026, 1, 31),
    },
)
SPIRITS = Line(
    family="ALC",
    product="ALC-SPI",
    quantity=Decimal("0.700000"),
    unit="LTR",
    extension={"strength": Decimal("40.00"), "methanol": False},
)


def test_a_stored_case_is_read_back_as_it_was_stated(reporter: Somebody) -> None:
    stated = case(
        summary='Found "behind" a wall; C:\\hold, {mixed}, NULL',
        operation_refs=("Alpha, second part", 'the "wall"', "NULL", "back\\slash"),
        market_value=Decimal("1000.00"),
        concealments=(Concealment(place="CT-WALL", methods=("RIPOFF",), tags=("a b", "ü,é")),),
        lines=(COCAINE, IVORY, SPIRITS),
    )

    (seizure,) = store(reporter.actor, stated)
    back = facts_of_case(seizure)

    assert back.operation_refs == stated.operation_refs
    assert back.concealments == stated.concealments
    assert back.legs == stated.legs
    assert [
        replace(x, base_quantity=None, base_unit=None, base_estimated=None) for x in back.lines
    ] == list(stated.lines)
    assert (back.summary, back.market_value) == (stated.summary, stated.market_value)


def test_a_stored_case_can_be_sent_as_a_payload(reporter: Somebody) -> None:
    (seizure,) = store(reporter.actor, case(lines=(IVORY, SPIRITS)))
    facts = facts_of_case(seizure)

    assert from_payload(to_payload(facts)) == facts
