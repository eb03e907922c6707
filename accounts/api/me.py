"""Who a token is."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from accounts import gate
from accounts.operations import ANY_TOKEN

router = Router(tags=["token"])


class Me(Schema):
    """What a machine may know of its own token."""

    name: str
    administration: str
    country: str
    permissions: list[str]


@router.get("/me", response=Me, auth=ANY_TOKEN, summary="Who this token is, and what it may do")
def me(request: HttpRequest) -> dict[str, Any]:
    """Tell a machine who it is to us."""
    actor = gate.actor_of(request)
    return {
        "name": actor.name,
        "administration": actor.administration,
        "country": actor.country,
        "permissions": sorted(permission.value for permission in actor.permissions),
    }
