"""The life of a case: its states, and which act leads from which to which."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from cen_suite.core.audit.events import Event


class State(models.TextChoices):
    """Where a case stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    VERIFIED = "verified", _("Verified")
    QUERIED = "queried", _("Queried")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    UNDONE = "undone", _("Upload taken back")


class Move(StrEnum):
    """What can be done to a case."""

    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    VERIFY = "verify"
    QUERY = "query"
    ANSWER = "answer"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table of transitions."""

    move: Move
    before: frozenset[State]
    after: State
    permission: Permission
    event: Event
    label: str | Promise
    needs_reason: bool = False


PUBLIC = frozenset({State.PUBLISHED, State.VERIFIED, State.QUERIED})
EDITABLE = frozenset({State.DRAFT, State.RETURNED})
LISTED = frozenset(State) - {State.DRAFT, State.UNDONE}

TRANSITIONS: dict[Move, Transition] = {
    row.move: row
    for row in (
        Transition(
            Move.SUBMIT,
            EDITABLE,
            State.SUBMITTED,
            Permission.SEIZURE_ENTER,
            Event.SEIZURE_SUBMITTED,
            _("Submit"),
        ),
        Transition(
            Move.RETURN,
            frozenset({State.SUBMITTED}),
            State.RETURNED,
            Permission.SEIZURE_APPROVE,
            Event.SEIZURE_RETURNED,
            _("Return to the author"),
            needs_reason=True,
        ),
        Transition(
            Move.APPROVE,
            frozenset({State.SUBMITTED}),
            State.APPROVED,
            Permission.SEIZURE_APPROVE,
            Event.SEIZURE_APPROVED,
            _("Approve"),
        ),
        Transition(
            Move.PUBLISH,
            frozenset({State.APPROVED}),
            State.PUBLISHED,
            Permission.SEIZURE_RELEASE,
            Event.SEIZURE_PUBLISHED,
            _("Publish to all members"),
        ),
        Transition(
            Move.VERIFY,
            frozenset({State.PUBLISHED}),
            State.VERIFIED,
            Permission.SEIZURE_VERIFY,
            Event.SEIZURE_VERIFIED,
            _("Verify"),
        ),
        Transition(
            Move.QUERY,
            frozenset({State.PUBLISHED, State.VERIFIED}),
            State.QUERIED,
            Permission.SEIZURE_VERIFY,
            Event.SEIZURE_QUERIED,
            _("Ask the country"),
            needs_reason=True,
        ),
        Transition(
            Move.ANSWER,
            frozenset({State.QUERIED}),
            State.PUBLISHED,
            Permission.SEIZURE_RELEASE,
            Event.SEIZURE_ANSWERED,
            _("Answer the query"),
            needs_reason=True,
        ),
        Transition(
            Move.WITHDRAW,
            PUBLIC | {State.APPROVED},
            State.WITHDRAWN,
            Permission.SEIZURE_WITHDRAW,
            Event.SEIZURE_WITHDRAWN,
            _("Withdraw"),
            needs_reason=True,
        ),
    )
}


def moves_from(state: State) -> tuple[Transition, ...]:
    """List what can be done to a case in a state, by anybody."""
    return tuple(row for row in TRANSITIONS.values() if state in row.before)
