"""Many cases at once are judged, written and read as one by one; equal parts are shared."""

import copy
import pickle
from dataclasses import replace
from typing import Any

import orjson
import pytest

from seizures.record.checks import BETWEEN_FACTS, RULES, check_all
from seizures.record.checks.surroundings import Surroundings
from seizures.record.chosen import altered
from seizures.record.facts import Company, Concealment, Conveyance, Leg, Line, SeizureFacts
from seizures.record.payload import BadPayload, canonical, from_payload, to_payload
from tests.seizures.record.cases import (
    CASE,
    COCAINE,
    PLACES,
    TODAY,
    case,
    marks,
    problems_of,
    with_line,
)

NAMELESS = Leg(leg_role="TRA", country="BR", place_name="ask +49 170 1234567")
UNSAID = Concealment(place="OTH")
CASES = (
    CASE,
    case(legs=(*CASE.legs, NAMELESS)),
    case(concealments=(UNSAID,)),
    case(concealments=(UNSAID,), summary="Sewn into a saddle."),
    with_line(quantity=None, description="call +49 170 1234567"),
    case(national_ref=None, conveyances=(Conveyance(mode="1", trip_no="?"),)),
    case(legs=(NAMELESS, replace(NAMELESS, place_name=None)), lines=()),
    case(companies=(Company(other_text="IBAN DE89 3704 0044 0532 0130 00"),)),
)


def _fresh(facts: SeizureFacts) -> SeizureFacts:
    """Copy a case with nothing kept beside its parts."""
    return from_payload(orjson.loads(canonical(to_payload(facts))))


def test_many_cases_break_the_rules_that_each_breaks_alone(lists: Any) -> None:
    around = Surroundings(lists, PLACES, TODAY)
    alone = [problems_of(_fresh(each), lists) for each in CASES]

    together = check_all([_fresh(each) for each in CASES], around, RULES)
    again = check_all([_fresh(each) for each in reversed(CASES)], around, RULES)

    assert together == alone
    assert again == alone[::-1]
    assert {"looks-nominal", "other-needs-text", "missing"} <= {
        problem.code for problems in alone for problem in problems
    }


def test_what_a_part_breaks_is_named_wherever_the_part_stands(lists: Any) -> None:
    shared = replace(NAMELESS)
    found = check_all(
        [case(legs=(shared,)), case(legs=(*CASE.legs, shared, shared))],
        Surroundings(lists, PLACES, TODAY),
        BETWEEN_FACTS,
    )

    assert ("legs.0.place_name", "looks-nominal", "soft") in marks(found[0])
    assert ("legs.3.place_name", "looks-nominal", "soft") in marks(found[1])
    assert ("legs.4.place_name", "looks-nominal", "soft") in marks(found[1])


def test_a_changed_part_keeps_nothing_of_what_it_was(lists: Any) -> None:
    shared = replace(NAMELESS)
    assert marks(problems_of(case(legs=(shared,)), lists)) & {
        ("legs.0.place_name", "looks-nominal", "soft")
    }
    assert to_payload(case(legs=(shared,)))["legs"][0]["place_name"]

    for mended in (altered(shared, {"place_name": None}), replace(shared, place_name=None)):
        assert not marks(problems_of(case(legs=(mended,)), lists)) & {
            ("legs.0.place_name", "looks-nominal", "soft")
        }
        assert "place_name" not in to_payload(case(legs=(mended,)))["legs"][0]


def test_a_summary_explains_the_other_of_a_part_that_was_judged_without_one(lists: Any) -> None:
    shared = replace(UNSAID)
    unexplained = ("concealments.0.other_text", "other-needs-text", "hard")

    assert unexplained in marks(problems_of(case(concealments=(shared,)), lists))
    told = case(concealments=(shared,), summary="Sewn into a saddle.")
    assert unexplained not in marks(problems_of(told, lists))


def test_parts_are_what_they_were_though_something_is_kept_with_them(lists: Any) -> None:
    judged = replace(NAMELESS)
    problems_of(case(legs=(judged,)), lists)
    to_payload(case(legs=(judged,)))

    assert judged == replace(NAMELESS)
    assert hash(judged) == hash(replace(NAMELESS))
    assert repr(judged) == repr(NAMELESS)
    pickled = pickle.loads(pickle.dumps(judged))  # noqa: S301 -- our own
    for copied in (copy.copy(judged), copy.deepcopy(judged), pickled):
        assert copied == judged
        assert not hasattr(copied, "faults")


def test_cases_read_with_a_memory_are_the_cases_that_were_written() -> None:
    memory: dict[bytes, Any] = {}
    for each in (*CASES, *CASES):
        assert from_payload(orjson.loads(canonical(to_payload(each))), memory) == each


def test_equal_small_parts_are_read_once_and_long_ones_each_time() -> None:
    memory: dict[bytes, Any] = {}
    one, other = (from_payload(to_payload(CASE), memory) for _each in range(2))

    assert one.legs[0] is other.legs[0]
    assert one.lines[0] is not other.lines[0]
    assert from_payload(to_payload(CASE)).legs[0] is not one.legs[0]


def test_parts_of_different_groups_or_types_are_never_taken_for_each_other() -> None:
    memory: dict[bytes, Any] = {}
    payload = to_payload(case(legs=(Leg(mode="1"),), conveyances=(Conveyance(mode="1"),)))
    found = from_payload(payload, memory)

    assert (found.legs, found.conveyances) == ((Leg(mode="1"),), (Conveyance(mode="1"),))
    from_payload({"version": "1", "conveyances": [{"seized": True}]}, memory)
    with pytest.raises(BadPayload):
        from_payload({"version": "1", "conveyances": [{"seized": 1}]}, memory)


def test_an_ill_formed_part_is_named_where_it_stands_each_time() -> None:
    memory: dict[bytes, Any] = {}
    for legs, path in (
        ([{"country": 5}], "legs.0.country"),
        ([{"country": "BR"}, {"country": 5}], "legs.1.country"),
        ([None], "legs.0"),
    ):
        with pytest.raises(BadPayload) as raised:
            from_payload({"version": "1", "legs": legs}, memory)
        assert raised.value.path == path


def test_what_is_written_of_a_shared_part_is_written_of_all(lists: Any) -> None:
    shared = replace(COCAINE, quantity=None)
    line: Line = altered(shared, {"brand": "Lion"})

    assert to_payload(case(lines=(shared, line)))["lines"] == [
        to_payload(case(lines=(shared,)))["lines"][0],
        {**to_payload(case(lines=(shared,)))["lines"][0], "brand": "Lion"},
    ]
