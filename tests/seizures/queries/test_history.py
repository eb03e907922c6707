"""What a history shows of each change, however the case came in."""

import pytest

from seizures.actions.correct import correct
from seizures.actions.moves import move
from seizures.actions.report import submit
from seizures.models import Seizure
from seizures.queries.cases import draft
from seizures.queries.facts import facts_of_case
from seizures.queries.history import Difference, acts
from seizures.queries.remarks import Said, last_said
from seizures.states import Move, State
from tests.accounts.conftest import contact_point
from tests.accounts.people import Somebody
from tests.seizures.samples import case, store
from tests.seizures.sheets import cells, save

__all__ = ["contact_point"]
pytestmark = pytest.mark.django_db


def changes(seizure: Seizure) -> list[tuple[Difference, ...]]:
    fresh = Seizure.objects.get(pk=seizure.pk)
    return [act.differences for act in acts(fresh, facts_of_case(fresh))]


def corrected(seizure: Seizure, direction: str, by: Somebody) -> None:
    opened = draft(by.actor, seizure.public_id)
    typed = {**opened.cells, "direction": direction}
    saved = save(by, typed, public_id=seizure.public_id, revision=opened.revision)
    correct(public_id=seizure.public_id, revision=saved.revision, reason="So", by=by.actor)


def test_each_correction_of_a_case_that_was_never_typed_shows_what_it_changed(
    contact_point: Somebody,
) -> None:
    seizure = store(contact_point.actor, case())[0]
    corrected(seizure, "EXP", contact_point)
    corrected(seizure, "TRA", contact_point)

    told = changes(seizure)

    assert Difference("direction", "EXP", "TRA") in told[0]
    assert Difference("direction", "IMP", "EXP") in told[1]


def test_a_mended_case_shows_what_was_mended_and_nothing_at_its_first_submission(
    contact_point: Somebody,
) -> None:
    first = save(contact_point)
    seizure = first.seizure
    submit(public_id=seizure.public_id, revision=first.revision, by=contact_point.actor)
    move(public_id=seizure.public_id, how=Move.RETURN, by=contact_point.actor, reason="Why?")
    again = save(contact_point, cells(direction="EXP"), public_id=seizure.public_id)
    submit(public_id=seizure.public_id, revision=again.revision, by=contact_point.actor)

    told = changes(seizure)

    assert [difference.path for difference in told[0]] == ["direction"]
    assert [each for each in told[1:] if each] == []


def test_remarks_on_answers_belong_to_the_reason_they_came_with(
    contact_point: Somebody,
) -> None:
    seizure = store(contact_point.actor, case(), state=State.SUBMITTED)[0]
    about = {"direction": "Leaving?", "lines.0.quantity": "Net?"}
    move(
        public_id=seizure.public_id,
        how=Move.RETURN,
        by=contact_point.actor,
        reason="Look again",
        about=about,
    )

    assert last_said(seizure) == Said(
        contact_point.user.username, "Look again", None, tuple(about.items())
    )
