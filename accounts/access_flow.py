"""States of an access request and the moves allowed, as a table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from accounts.errors import NotNow
from accounts.permissions import Permission


class Move(StrEnum):
    """What can be done with a request."""

    ENDORSE = "endorse"
    SIGN = "sign"
    ATTACH = "attach"
    ASK = "ask"
    AMEND = "amend"
    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed move: from which states, to which, and who may make it.

    Without a permission the applicant makes it, through the link in his mailbox. Where a request
    is further on already, a move may be made up for and leaves the state as it is.
    """

    sources: frozenset[str]
    target: str
    needs: Permission | None
    made_up_in: frozenset[str] = frozenset()


SUBMITTED: Final = "submitted"
ENDORSED: Final = "endorsed"
SIGNED: Final = "signed"
MORE_INFO: Final = "more-info"
APPROVED: Final = "approved"
REFUSED: Final = "refused"

FLOW: Final = {
    Move.ENDORSE: Step(
        frozenset({SUBMITTED}),
        ENDORSED,
        Permission.ACCOUNT_ENDORSE,
        made_up_in=frozenset({SIGNED}),
    ),
    Move.SIGN: Step(frozenset({SUBMITTED, ENDORSED}), SIGNED, Permission.ACCOUNT_SIGN),
    Move.ATTACH: Step(frozenset({SUBMITTED, ENDORSED, MORE_INFO}), SIGNED, None),
    Move.AMEND: Step(frozenset({SUBMITTED, MORE_INFO}), SUBMITTED, None),
    Move.ASK: Step(
        frozenset({SUBMITTED, ENDORSED, SIGNED}), MORE_INFO, Permission.ACCOUNT_APPROVE
    ),
    Move.APPROVE: Step(frozenset({SIGNED}), APPROVED, Permission.ACCOUNT_APPROVE),
    Move.REFUSE: Step(
        frozenset({SUBMITTED, ENDORSED, SIGNED, MORE_INFO}), REFUSED, Permission.ACCOUNT_APPROVE
    ),
}


def target_of(move: Move, state: str) -> str:
    """Say where a move leads, or raise if it is not allowed from here."""
    step = FLOW[move]
    if state in step.made_up_in:
        return state
    if state not in step.sources:
        raise NotNow
    return step.target


def moves_from(state: str, permissions: frozenset[Permission]) -> list[Move]:
    """List what somebody with these permissions may do with a request in this state."""
    return [
        move
        for move, step in FLOW.items()
        if state in step.sources | step.made_up_in
        and step.needs is not None
        and step.needs in permissions
    ]
