"""Submitting and correcting: all rules first, then everything at once, or nothing."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from accounts.errors import Refused
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.actions import judging
from seizures.actions.correct import correct
from seizures.actions.moves import move
from seizures.actions.preparing import content_digest, references
from seizures.actions.report import submit
from seizures.errors import (
    ChangedMeanwhile,
    Doubtful,
    NotComplete,
    NotFromHere,
    NothingChanged,
    ReasonMissing,
    SameReference,
)
from seizures.models import Seizure
from seizures.queries.facts import facts_of_case
from seizures.states import Move, State
from tests.accounts.people import Somebody
from tests.seizures.samples import CASE, case, store
from tests.seizures.sheets import cells, save

pytestmark = pytest.mark.django_db


def hand_in(by: Somebody, *, knowingly: bool = False, **changes: Any) -> Seizure:
    saved = save(by, cells(**changes))
    return submit(
        public_id=saved.seizure.public_id,
        revision=saved.revision,
        by=by.actor,
        knowingly=knowingly,
    )


def test_a_whole_case_is_submitted(reporter: Somebody) -> None:
    seizure = hand_in(reporter)

    facts = facts_of_case(seizure)
    assert (seizure.state, seizure.reference, seizure.version) == (
        State.SUBMITTED,
        "SN-2026-000001",
        1,
    )
    assert seizure.typed is None
    assert seizure.facets
    assert (facts.channel, facts.reporting_country, facts.date_precision) == ("SIMP", "SN", "DAY")
    assert facts.lines[0].base_quantity == facts.lines[0].quantity
    event = AuditEvent.objects.get(event=Event.SEIZURE_SUBMITTED)
    assert (event.actor, event.subject) == ("sn.officer", f"seizure:{seizure.public_id}")


def test_an_incomplete_case_stays_a_draft_without_a_number(reporter: Somebody) -> None:
    with pytest.raises(NotComplete) as stopped:
        hand_in(reporter, direction="", lines=[])

    assert {problem.path for problem in stopped.value.problems} >= {"direction", "lines"}
    seizure = Seizure.objects.get()
    assert (seizure.state, seizure.reference) == (State.DRAFT, "")
    assert hand_in(reporter).reference == "SN-2026-000001"


def test_a_fault_in_the_middle_leaves_nothing_half_written(
    reporter: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    saved = save(reporter)
    monkeypatch.setattr("seizures.actions.storing.insert_parts", fail)

    with pytest.raises(RuntimeError), transaction.atomic():
        submit(public_id=saved.seizure.public_id, revision=1, by=reporter.actor)

    seizure = Seizure.objects.get()
    assert (seizure.state, seizure.reference, seizure.lines.count()) == (State.DRAFT, "", 0)
    assert seizure.typed is not None
    assert seizure.typed["cells"] == cells()
    assert not AuditEvent.objects.filter(event=Event.SEIZURE_SUBMITTED).exists()


def test_a_stranger_cannot_submit(reporter: Somebody, stranger: Somebody) -> None:
    saved = save(reporter)

    with pytest.raises(Refused):
        submit(public_id=saved.seizure.public_id, revision=1, by=stranger.actor)

    assert Seizure.objects.get().state == State.DRAFT


def test_submitting_twice_is_stopped(reporter: Somebody) -> None:
    seizure = hand_in(reporter)

    with pytest.raises(NotFromHere):
        submit(public_id=seizure.public_id, revision=1, by=reporter.actor)


def test_what_another_saved_is_not_submitted_unseen(
    reporter: Somebody, contact_point: Somebody
) -> None:
    saved = save(reporter)
    public_id = saved.seizure.public_id
    save(contact_point, cells(direction="EXP"), public_id=public_id, revision=1)

    with pytest.raises(ChangedMeanwhile):
        submit(public_id=public_id, revision=saved.revision, by=reporter.actor)


def test_a_likely_duplicate_asks_and_is_flagged(reporter: Somebody) -> None:
    first = hand_in(reporter)

    with pytest.raises(Doubtful) as asked:
        hand_in(reporter, event_start="2026-11-21")
    second = hand_in(reporter, event_start="2026-11-21", knowingly=True)

    assert [getattr(each, "reference", "") for each in asked.value.duplicates] == [first.reference]
    assert judging.DUPLICATE in second.quality_flags
    assert second.reference == "SN-2026-000002"


@pytest.mark.parametrize(
    "changes",
    [
        {"event_start": "2026-11-17"},
        {"lines": [{**cells()["lines"][0], "quantity": "12,6"}]},
        {"location": "SNZIG", "location_type": "SEA-PORT"},
    ],
)
def test_another_day_amount_or_place_is_no_duplicate(
    reporter: Somebody, changes: dict[str, Any]
) -> None:
    hand_in(reporter)

    assert hand_in(reporter, **changes).quality_flags == []


def test_the_same_national_reference_is_refused_with_a_link(reporter: Somebody) -> None:
    first = hand_in(reporter, national_ref="DK/1")

    with pytest.raises(SameReference) as refused:
        hand_in(reporter, national_ref="DK/1", event_start="2026-10-02")

    assert refused.value.params == {"national_ref": "DK/1", "other": str(first.public_id)}


def test_a_returned_case_keeps_number_and_old_facts(
    reporter: Somebody, contact_point: Somebody
) -> None:
    seizure = hand_in(reporter)
    move(public_id=seizure.public_id, how=Move.RETURN, by=contact_point.actor, reason="Way?")
    saved = save(reporter, cells(direction="EXP"), public_id=seizure.public_id)

    again = submit(public_id=seizure.public_id, revision=saved.revision, by=reporter.actor)

    assert (again.reference, again.version) == ("SN-2026-000001", 2)
    assert facts_of_case(again).direction == "EXP"
    assert again.versions.get().payload["direction"] == "IMP"


def correction(by: Somebody, seizure: Seizure, **changes: Any) -> Seizure:
    saved = save(by, cells(**changes), public_id=seizure.public_id)
    return correct(
        public_id=seizure.public_id,
        revision=saved.revision,
        reason="A slip",
        by=by.actor,
        knowingly=True,
    )


@pytest.mark.parametrize("state", [State.PUBLISHED, State.VERIFIED, State.QUERIED])
def test_a_correction_publishes_a_new_version(contact_point: Somebody, state: State) -> None:
    [seizure] = store(contact_point.actor, case(), state=state)

    corrected = correction(contact_point, seizure, direction="EXP")

    assert (corrected.state, corrected.version) == (State.PUBLISHED, 2)
    assert corrected.versions.get().payload["direction"] == "IMP"
    assert corrected.remarks.get().move == ("answer" if state == State.QUERIED else "correct")
    assert AuditEvent.objects.get(event=Event.SEIZURE_CORRECTED).reason == "A slip"


def test_a_correction_without_reason_or_change_is_stopped(contact_point: Somebody) -> None:
    seizure = hand_in(contact_point)
    for how in (Move.APPROVE, Move.PUBLISH):
        move(public_id=seizure.public_id, how=how, by=contact_point.actor)
    saved = save(contact_point, public_id=seizure.public_id)
    arguments: dict[str, Any] = {
        "public_id": seizure.public_id,
        "revision": saved.revision,
        "by": contact_point.actor,
    }

    with pytest.raises(ReasonMissing):
        correct(**arguments, reason=" ", knowingly=True)
    with pytest.raises(NothingChanged):
        correct(**arguments, reason="Why not", knowingly=True)

    assert Seizure.objects.get().version == 1


def test_an_officer_does_not_correct_what_members_see(
    reporter: Somebody, contact_point: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case())

    with pytest.raises(Refused):
        correct(public_id=seizure.public_id, revision=1, reason="x", by=reporter.actor)


def test_numbers_have_no_gaps_and_one_row_for_each_year(db: None) -> None:
    with transaction.atomic():
        first = references("SN", [2026, 2025, 2026])
        second = references("SN", [2026])

    assert first == ["SN-2026-000001", "SN-2025-000001", "SN-2026-000002"]
    assert second == ["SN-2026-000003"]


def test_the_digest_knows_facts_and_not_what_was_generated(db: None) -> None:
    same = case(title="Another title", language="fr", channel="API")

    assert content_digest(same) == content_digest(CASE)
    assert content_digest(case(event_start=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))) != (
        content_digest(CASE)
    )
    assert len(content_digest(CASE)) == len(UUID(int=0).hex)
