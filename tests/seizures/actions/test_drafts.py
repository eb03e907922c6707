"""Drafts: kept as typed, shared in the administration, never overwritten unseen."""

from uuid import uuid4

import pytest

from accounts.errors import Refused
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.actions.drafts import discard_draft
from seizures.errors import ChangedMeanwhile, NotFromHere
from seizures.models import Seizure
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.samples import case, store
from tests.seizures.sheets import cells, save, stated, typed

pytestmark = pytest.mark.django_db


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("event", flat=True))


def of_seizures() -> list[str]:
    return [event for event in events() if event.startswith("seizure.")]


def test_a_draft_keeps_what_cannot_be_read(reporter: Somebody) -> None:
    wrong = cells(event_start="yesterday")

    saved = save(reporter, wrong)

    saved.seizure.refresh_from_db()
    assert typed(saved.seizure)["cells"]["event_start"] == "yesterday"
    assert [problem.path for problem in saved.examined.hard] == ["event_start"]
    assert of_seizures() == [Event.SEIZURE_CREATED]


def test_a_sitting_leaves_one_line_in_the_trail(
    reporter: Somebody, contact_point: Somebody
) -> None:
    public_id = save(reporter).seizure.public_id
    save(reporter, cells(direction="EXP"), public_id=public_id, revision=1)
    save(contact_point, cells(direction="TRA"), public_id=public_id, revision=2)
    save(contact_point, cells(direction="REX"), public_id=public_id, revision=3)

    assert of_seizures() == [Event.SEIZURE_CREATED, Event.SEIZURE_SAVED]


def test_the_second_page_is_told_of_the_first(reporter: Somebody, contact_point: Somebody) -> None:
    public_id = save(reporter).seizure.public_id
    save(contact_point, cells(direction="EXP"), public_id=public_id, revision=1, page="b")

    with pytest.raises(ChangedMeanwhile) as told:
        save(reporter, cells(direction="TRA"), public_id=public_id, revision=1, page="c")

    assert told.value.params == {"other": "sn.contact"}
    assert typed(Seizure.objects.get())["cells"]["direction"] == "EXP"


def test_the_same_text_again_changes_nothing(reporter: Somebody) -> None:
    first = save(reporter)

    again = save(reporter, public_id=first.seizure.public_id, page="other")

    assert again.revision == first.revision
    assert of_seizures() == [Event.SEIZURE_CREATED]


def test_another_administration_is_refused(reporter: Somebody, stranger: Somebody) -> None:
    public_id = save(reporter).seizure.public_id

    with pytest.raises(Refused):
        save(stranger, cells(direction="EXP"), public_id=public_id, revision=1)
    with pytest.raises(Refused):
        discard_draft(public_id=public_id, by=stranger.actor)

    assert typed(Seizure.objects.get())["cells"]["direction"] == "IMP"


def test_a_reader_makes_no_draft(reader: Somebody) -> None:
    with pytest.raises(Refused):
        save(reader)

    assert not Seizure.objects.exists()


def test_a_submitted_case_is_in_nobodys_hands(reporter: Somebody) -> None:
    [seizure] = store(reporter.actor, case(), state=State.SUBMITTED)

    with pytest.raises(NotFromHere):
        save(reporter, public_id=seizure.public_id)


def test_discarding_takes_the_draft_and_leaves_the_trail(reporter: Somebody) -> None:
    public_id = save(reporter).seizure.public_id

    assert discard_draft(public_id=public_id, by=reporter.actor) is True

    assert not Seizure.objects.exists()
    assert of_seizures()[-1] == Event.SEIZURE_DISCARDED


def test_discarding_changes_leaves_the_case(contact_point: Somebody) -> None:
    [seizure] = store(contact_point.actor, case())
    save(contact_point, cells(direction="EXP"), public_id=seizure.public_id)

    assert discard_draft(public_id=seizure.public_id, by=contact_point.actor) is False

    seizure.refresh_from_db()
    assert (seizure.typed, stated(seizure)) == (None, "IMP")


def test_a_pending_correction_is_not_seen_in_the_facts(contact_point: Somebody) -> None:
    [seizure] = store(contact_point.actor, case())

    save(contact_point, cells(direction="EXP", lines=[]), public_id=seizure.public_id)

    seizure.refresh_from_db()
    assert (stated(seizure), seizure.version, seizure.state) == ("IMP", 1, State.PUBLISHED)


def test_an_officer_does_not_edit_what_members_see(
    reporter: Somebody, contact_point: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case())

    with pytest.raises(Refused):
        save(reporter, public_id=seizure.public_id)


def test_two_first_savings_at_once_make_one_case(reporter: Somebody) -> None:
    public_id = uuid4()

    save(reporter, public_id=public_id)
    save(reporter, cells(direction="EXP"), public_id=public_id)

    assert Seizure.objects.count() == 1
