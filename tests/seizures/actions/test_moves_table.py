"""The life of a case, exhaustively: every state, every act, every kind of person."""

import itertools

import pytest
from django.test import override_settings

from accounts.errors import Refused
from cen_suite.core.audit.models import AuditEvent
from seizures.actions.moves import move
from seizures.errors import FourEyes, NotFromHere, ReasonMissing
from seizures.models import Remark
from seizures.states import TRANSITIONS, Move, State
from tests.accounts.people import Somebody, somebody
from tests.seizures.samples import case, store

pytestmark = pytest.mark.django_db

PEOPLE = {
    "reader": ("RD", "SN-CUS"),
    "officer": ("EO", "SN-CUS"),
    "contact": ("NCP", "SN-CUS"),
    "foreigner": ("NCP", "BE-CUS"),
    "analyst": ("RA", "RILO-WA"),
    "helpdesk": ("HD", "WCO"),
}
MAY = {
    "officer": {Move.SUBMIT},
    "contact": set(Move),
    "analyst": {Move.VERIFY, Move.QUERY},
}
SEEN = {State.PUBLISHED, State.VERIFIED, State.QUERIED}


@pytest.mark.parametrize("role", PEOPLE)
def test_every_act_from_every_state(role: str) -> None:
    author = somebody("author", "NCP")
    who = somebody(f"x.{role}", PEOPLE[role][0], at=PEOPLE[role][1])
    for number, (state, how) in enumerate(itertools.product(State, Move), start=1):
        [seizure] = store(author.actor, case(), state=state, start=number)
        expected = _expected(role, state, how)
        before = AuditEvent.objects.count()

        if expected is None:
            move(public_id=seizure.public_id, how=how, by=who.actor, reason="Because")
        else:
            with pytest.raises(expected):
                move(public_id=seizure.public_id, how=how, by=who.actor, reason="Because")

        seizure.refresh_from_db()
        row = TRANSITIONS[how]
        assert seizure.state == (row.after if expected is None else state), (state, how)
        assert AuditEvent.objects.count() - before == (expected is None)


def _expected(role: str, state: State, how: Move) -> type[Exception] | None:
    if how not in MAY.get(role, set()):
        return Refused
    if state == State.UNDONE and role != "analyst":
        return Refused
    return None if state in TRANSITIONS[how].before else NotFromHere


@pytest.mark.parametrize("how", [row.move for row in TRANSITIONS.values() if row.needs_reason])
def test_an_act_that_needs_a_reason_gets_one(how: Move, contact_point: Somebody) -> None:
    state = min(TRANSITIONS[how].before)
    [seizure] = store(contact_point.actor, case(), state=State(state))

    with pytest.raises(ReasonMissing):
        move(public_id=seizure.public_id, how=how, by=contact_point.actor, reason="  ")

    assert not Remark.objects.exists()


def test_four_eyes_keep_the_author_from_approving(
    contact_point: Somebody, reporter: Somebody
) -> None:
    own, other = (
        *store(contact_point.actor, case(), state=State.SUBMITTED, start=1),
        *store(reporter.actor, case(), state=State.SUBMITTED, start=2),
    )

    with override_settings(FOUR_EYES=True):
        with pytest.raises(FourEyes):
            move(public_id=own.public_id, how=Move.APPROVE, by=contact_point.actor)
        move(public_id=other.public_id, how=Move.APPROVE, by=contact_point.actor)

    other.refresh_from_db()
    assert other.state == State.APPROVED
