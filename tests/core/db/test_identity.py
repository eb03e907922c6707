"""Public identities are UUIDs of version 7 and sort by time."""

import time_machine

from cen_suite.core.db.identity import uuid7


def test_version_and_variant_are_those_of_the_standard() -> None:
    made = {uuid7() for _ in range(1000)}

    assert len(made) == 1000
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {"specified in RFC 4122"}


def test_a_later_identity_sorts_behind_an_earlier_one() -> None:
    with time_machine.travel("2026-01-01T00:00:00Z", tick=False):
        early = uuid7()
    with time_machine.travel("2026-01-01T00:00:00.001Z", tick=False):
        late = uuid7()

    assert early < late
    assert early.int >> 80 == 1_767_225_600_000
