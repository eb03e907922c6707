"""The list of designated officers."""

from django.db.models import QuerySet

from accounts import gate
from accounts.gate import Actor
from accounts.models import Signatory


def signatories_for(actor: Actor) -> QuerySet[Signatory]:
    """List designated officers by administration."""
    return (
        gate.visible(actor, Signatory.objects.all())
        .select_related("administration", "user")
        .order_by("administration__code", "state", "full_name")
    )
