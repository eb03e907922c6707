import dataclasses
import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.families import ASKED, extension
from seizures.record.groups import REPEATING
from seizures.record.payload import (
    BadPayload,
    canonical,
    extension_of,
    from_payload,
    to_payload,
)
from tests.seizures.record.cases import CASE, COCAINE, case

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: WORDS,
    Kind.LONG_TEXT: WORDS,
    Kind.CODE: WORDS,
    Kind.PLACE: WORDS,
    Kind.CODES: st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    Kind.INTEGER: st.integers(0, 2**31 - 1),
    Kind.DECIMAL: st.decimals(min_value=-(10**11), max_value=10**11, places=6),
    Kind.DATE: st.dates(),
    Kind.MOMENT: st.datetimes(
        min_value=dt.datetime(1970, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
        max_value=dt.datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=st.just(dt.UTC),
    ),
    Kind.YES_NO: st.booleans(),
}


def _some(facts: tuple[Fact, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """State a few of the facts, whatever they say."""
    several = {fact.name: VALUES[fact.kind] for fact in facts}
    return st.lists(st.sampled_from(sorted(several)), max_size=6, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: several[name] for name in names})
    )


def _parts(cls: type) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(_some(facts_of(cls)).map(lambda facts: cls(**facts)), max_size=2).map(tuple)


def _lines() -> st.SearchStrategy[tuple[Line, ...]]:
    line = st.sampled_from(sorted(ASKED)).flatmap(
        lambda family: st.tuples(_some(facts_of(Line)), _some(extension(family))).map(
            lambda told: Line(**{**told[0], "family": family}, extension=told[1])
        )
    )
    return st.lists(line, max_size=2).map(tuple)


def _cases() -> st.SearchStrategy[SeizureFacts]:
    parts = {group.attribute: _parts(group.facts_class) for group in REPEATING}
    return st.builds(
        lambda facts, groups: SeizureFacts(**facts, **groups),
        _some(facts_of(SeizureFacts)),
        st.fixed_dictionaries({**parts, "lines": _lines()}),
    )


@given(_cases())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
def test_a_case_comes_back_as_it_went(facts: SeizureFacts) -> None:
    sent = canonical(to_payload(facts))

    back = from_payload(json.loads(sent))

    assert back == facts
    assert canonical(to_payload(back)) == sent


def test_the_same_case_has_one_text_whatever_the_order_of_its_keys() -> None:
    payload = to_payload(CASE)
    shuffled = dict(reversed(payload.items()))

    assert canonical(shuffled) == canonical(payload)


def test_numbers_travel_as_text_without_idle_zeros() -> None:
    line = dataclasses.replace(COCAINE, quantity=Decimal("12.400000"))

    assert to_payload(case(lines=(line,)))["lines"][0]["quantity"] == "12.4"


def test_what_is_not_stated_is_left_out() -> None:
    assert to_payload(SeizureFacts()) == {"version": "1"}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"version": "2"}, "version"),
        ({"version": None}, "version"),
        ({"nickname": "Joe"}, "nickname"),
        ({"person_name": "Joe"}, "person_name"),
        ({"lines": [{"serials": ["A1"]}]}, "lines.0.serials"),
        ({"lines": [{"family": "WPN", "extension": {"serials": ["A1"]}}]},
         "lines.0.extension.serials"),
        ({"lines": [{"extension": {"form": "PWD"}}]}, "lines.0.extension.form"),
        ({"lines": {"family": "DRG"}}, "lines"),
        ({"lines": ["cocaine"]}, "lines.0"),
        ({"lines": [{"quantity": 12.4}]}, "lines.0.quantity"),
        ({"lines": [{"quantity": "NaN"}]}, "lines.0.quantity"),
        ({"lines": [{"quantity": "a lot"}]}, "lines.0.quantity"),
        ({"lines": [{"extension": []}]}, "lines.0.extension"),
        ({"event_start": "2026-11-21T00:00:00"}, "event_start"),
        ({"rate_date": 20261121}, "rate_date"),
        ({"persons_total": "2"}, "persons_total"),
        ({"persons_total": True}, "persons_total"),
        ({"declared": "yes"}, "declared"),
        ({"offences": "SMU"}, "offences"),
        ({"offences": [1]}, "offences"),
        ({"title": 5}, "title"),
    ],
)  # fmt: skip
def test_what_is_no_case_is_refused_by_its_path(change: dict[str, Any], path: str) -> None:
    with pytest.raises(BadPayload) as refused:
        from_payload({"version": "1", **change})

    assert refused.value.path == path


def test_facts_of_a_family_get_their_types_back() -> None:
    stored = {"strength": "40.00", "market": "SN", "methanol": True}

    assert extension_of("ALC", stored) == {
        "strength": Decimal("40.00"),
        "market": "SN",
        "methanol": True,
    }
