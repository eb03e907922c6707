"""All cases of a workbook approved and published at once, by whom it may be."""

from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from accounts.errors import Refused
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.actions import uploads
from seizures.actions.moves import move_all_of_upload
from seizures.errors import FourEyes, NotFromHere
from seizures.models import Seizure, Upload
from seizures.queries.facts import facts_of_case
from seizures.queries.history import acts
from seizures.queries.search import search_page
from seizures.search.criteria import read_criteria
from seizures.states import Move, State
from tests.accounts.conftest import contact_point, reporter, stranger
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.upload.sending import checked, stored, work_off, workbook

__all__ = ["contact_point", "reporter", "stranger"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def upload(reporter: Somebody) -> Upload:
    """Four cases that wait for approval."""
    return stored(workbook(4)[0], reporter.actor)


def states() -> set[str]:
    return set(Seizure.objects.values_list("state", flat=True))


def test_a_contact_point_lets_a_whole_workbook_go(
    client: Client, contact_point: Somebody, upload: Upload
) -> None:
    enter(client, contact_point)
    page = client.get(reverse("upload", args=[upload.public_id])).content.decode()
    assert reverse("upload-move", args=[upload.public_id, "approve"]) in page

    for how, state in (("approve", State.APPROVED), ("publish", State.PUBLISHED)):
        client.post(reverse("upload-move", args=[upload.public_id, how]))
        assert states() == {state}

    page = client.get(reverse("upload", args=[upload.public_id])).content.decode()
    assert "They are published to all members." in page
    assert "They wait for the approval" not in page
    seizure = Seizure.objects.filter(published_at__isnull=False).order_by("id")[0]
    found = search_page(contact_point.actor, read_criteria({"state": ["published"]}))
    assert len(found.rows) == 4
    told = [act.sentence for act in acts(seizure, facts_of_case(seizure))]
    assert told == [
        "Published the case to all members.",
        "Approved the case.",
        "The good rows became cases.",
    ]


def test_approving_leaves_one_line_of_the_trail(contact_point: Somebody, upload: Upload) -> None:
    moved = move_all_of_upload(
        public_id=upload.public_id, how=Move.APPROVE, by=contact_point.actor
    )

    event = AuditEvent.objects.get(event=Event.SEIZURE_APPROVED)
    assert moved == 4
    assert (event.subject, event.details) == (f"upload:{upload.public_id}", '{"cases":4}')


def test_an_officer_and_a_stranger_are_refused(
    reporter: Somebody, stranger: Somebody, upload: Upload
) -> None:
    for who in (reporter, stranger):
        with pytest.raises(Refused):
            move_all_of_upload(public_id=upload.public_id, how=Move.APPROVE, by=who.actor)

    assert states() == {State.SUBMITTED}


def test_four_eyes_hold_for_a_whole_workbook(contact_point: Somebody) -> None:
    own = stored(workbook(2)[0], contact_point.actor)

    with override_settings(FOUR_EYES=True), pytest.raises(FourEyes):
        move_all_of_upload(public_id=own.public_id, how=Move.APPROVE, by=contact_point.actor)

    assert states() == {State.SUBMITTED}


def test_what_is_not_stored_or_needs_a_reason_is_not_done_together(
    client: Client, contact_point: Somebody, reporter: Somebody, upload: Upload
) -> None:
    waiting = checked(workbook(2, seed=9)[0], reporter.actor)
    enter(client, contact_point)

    with pytest.raises(NotFromHere):
        move_all_of_upload(public_id=waiting.public_id, how=Move.APPROVE, by=contact_point.actor)
    answer = client.post(reverse("upload-move", args=[upload.public_id, "withdraw"]))
    missing = client.post(reverse("upload-move", args=[uuid4(), "approve"]))

    assert (answer.status_code, missing.status_code) == (404, 404)
    assert states() == {State.SUBMITTED}


def test_an_approved_workbook_can_still_be_taken_back(
    contact_point: Somebody, upload: Upload
) -> None:
    move_all_of_upload(public_id=upload.public_id, how=Move.APPROVE, by=contact_point.actor)

    uploads.ask_undo(public_id=upload.public_id, by=contact_point.actor)
    work_off()

    assert states() == {State.UNDONE}
