"""Remember when a person adds or removes a second factor of his own, and tell him."""

from django.db import transaction

from accounts.actions.letters import write_letter
from accounts.actions.on_people import record
from accounts.models import Letter, User
from cen_suite.core.audit.events import Event

CHANGES = {
    "mfa/email/totp_activated": (Event.SECOND_FACTOR_ADDED, "totp"),
    "mfa/email/webauthn_added": (Event.SECOND_FACTOR_ADDED, "webauthn"),
    "mfa/email/recovery_codes_generated": (Event.SECOND_FACTOR_ADDED, "recovery_codes"),
    "mfa/email/totp_deactivated": (Event.SECOND_FACTOR_REMOVED, "totp"),
    "mfa/email/webauthn_removed": (Event.SECOND_FACTOR_REMOVED, "webauthn"),
}
"""allauth tells of each change by the letter it would send; ours is sent instead."""


@transaction.atomic
def note_change(user_id: int, occasion: str) -> None:
    """Write a change of one's own second factors into the trail and mail its owner."""
    change = CHANGES.get(occasion)
    if change is None:
        return
    event, kind = change
    user = User.objects.select_related("administration").get(pk=user_id)
    record(user.username, event, user, details={"kind": kind})
    write_letter(user, Letter.Kind.CHANGED, params={"what": "factor"})
