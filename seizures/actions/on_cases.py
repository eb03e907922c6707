"""What acts on cases share: who may change one in its state, and how it is written down."""

from collections.abc import Mapping

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.trail import Details
from seizures.errors import NotFromHere
from seizures.models import Seizure
from seizures.states import State


def check_in_hand(seizure: Seizure, by: gate.Actor, needs: Mapping[State, Permission]) -> None:
    """Refuse strangers; stop where a case is in nobody's hands for this now."""
    gate.check(by, Permission.SEIZURE_ENTER, seizure)
    needed = needs.get(State(seizure.state))
    if needed is None:
        raise NotFromHere
    gate.check(by, needed, seizure)


def record(
    by: gate.Actor,
    event: Event,
    seizure: Seizure,
    *,
    details: Details | None = None,
    reason: str = "",
) -> None:
    """Remember what somebody did to a case."""
    trail.record(
        by.name,
        event,
        subject=f"seizure:{seizure.public_id}",
        details=details,
        administration=by.administration,
        reason=reason,
    )
