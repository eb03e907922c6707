"""Prove a mailbox, so that a new browser may sign in while an attack goes on."""

from django.db import transaction

from accounts.actions.links import lock_link, use_link
from accounts.actions.on_people import record
from accounts.models import OneTimeLink
from cen_suite.core.audit.events import Event


@transaction.atomic
def prove(secret: str) -> tuple[int, int]:
    """Burn the mailed link; give the account and the epoch its devices belong to."""
    link = lock_link(secret, OneTimeLink.Kind.DEVICE)
    use_link(link)
    user = link.user
    record(user.username, Event.DEVICE_PROVED, user)
    return user.pk, user.device_epoch
