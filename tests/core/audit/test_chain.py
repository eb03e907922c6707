"""The arithmetic of the chain: any change is found, and found at its place."""

from dataclasses import replace

import pytest

from cen_suite.core.audit.chain import FIRST, Link, first_break, leaf_of, link


def chain(count: int) -> list[Link]:
    links, previous = [], FIRST
    for number in range(1, count + 1):
        fields = (str(number), "actor", "event")
        digest = link(previous, leaf_of(fields))
        links.append(Link(number, number + 100, fields, leaf_of(fields), previous, digest))
        previous = digest
    return links


def test_an_untouched_chain_holds() -> None:
    assert first_break(chain(50)) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fields": ("20", "other", "event")}, "the event was changed"),
        ({"fields": ()}, "the event is missing"),
        ({"previous": bytes(31) + b"\x01"}, "the seal does not follow the one before it"),
        ({"digest": bytes(32)}, "the seal was changed"),
        ({"sequence": 21}, "seal 20 is missing"),
    ],
)
def test_a_changed_link_is_named(change, reason) -> None:
    links = chain(50)
    links[19] = replace(links[19], **change)

    broken = first_break(links)

    assert broken is not None
    assert (broken.event_id, broken.reason) == (120, reason)


def test_a_removed_link_is_named() -> None:
    links = chain(50)
    del links[9]

    broken = first_break(links)

    assert broken is not None
    assert broken.reason == "seal 10 is missing"


def test_text_cannot_flow_from_one_field_into_the_next() -> None:
    assert leaf_of(("ab", "c")) != leaf_of(("a", "bc"))
