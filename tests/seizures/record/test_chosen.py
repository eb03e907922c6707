from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.record.checks.free_text import NOMINAL_LOOKS, SUSPICIOUS
from seizures.record.chosen import Chosen, altered, stating
from seizures.record.definition import Kind, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.groups import REPEATING
from tests.seizures.record.cases import CASE

SIGNS = st.sampled_from([*"@+-.: AZaz0123456789x", "Mr ", "Frau ", "IMO ", "0x", "٣"])


def test_a_changed_copy_is_what_replace_makes() -> None:
    line = CASE.lines[0]
    changes: dict[str, Any] = {
        "quantity": Decimal(0),
        "unit": None,
        "origin_countries": (),
        "brand": "Nord",
    }

    assert altered(line, changes) == replace(line, **changes)
    assert altered(CASE, {"title": "x"}) == replace(CASE, title="x")


@pytest.mark.parametrize("cls", [SeizureFacts, *(group.facts_class for group in REPEATING)])
def test_a_part_made_in_a_hurry_is_what_the_constructor_makes(cls: type) -> None:
    name = next(each.name for each in facts_of(cls) if each.kind is Kind.CODE)

    assert stating(cls, {}) == cls()
    assert stating(cls, {name: "X"}) == cls(**{name: "X"})
    assert hash(stating(cls, {name: "X"})) == hash(cls(**{name: "X"}))
    with pytest.raises(KeyError):
        stating(cls, {"no_such_fact": 1})


def test_parts_made_in_a_hurry_share_nothing_and_stay_as_they_are() -> None:
    first, second = stating(Line, {}), stating(Line, {})
    assert first.extension is not second.extension

    with pytest.raises(FrozenInstanceError):
        first.unit = "KGM"  # type: ignore[misc]


def test_facts_come_in_the_order_they_were_chosen_in_and_one_is_no_exception() -> None:
    assert Chosen(["unit", "family"]).of(CASE.lines[0]) == (
        CASE.lines[0].unit,
        CASE.lines[0].family,
    )
    assert Chosen(["unit"]).of(CASE.lines[0]) == (CASE.lines[0].unit,)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_no_identity_escapes_the_first_look(text: str) -> None:
    assert not NOMINAL_LOOKS.search(text) or SUSPICIOUS.search(text)


@given(st.from_regex(NOMINAL_LOOKS))
def test_every_identity_is_suspicious(text: str) -> None:
    assert SUSPICIOUS.search(text)
