"""Machine tokens one may see."""

from django.db.models import QuerySet

from accounts import gate
from accounts.gate import Actor
from accounts.models import ApiToken


def tokens_for(actor: Actor) -> QuerySet[ApiToken]:
    """List tokens, newest first."""
    return (
        gate.visible(actor, ApiToken.objects.all())
        .select_related("administration", "issued_by")
        .order_by("-id")
    )
