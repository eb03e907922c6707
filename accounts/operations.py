"""needs(): what it takes to call an operation of the interface for machines."""

from typing import Final

from django.http import HttpRequest
from ninja.security.base import AuthBase

from accounts import gate
from accounts.permissions import Permission


class Token(AuthBase):
    """Lets in whoever sent a token that holds and names what the operation needs.

    It stands before the body is read, so a token without the scope learns nothing about it.
    """

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(self, permission: Permission | None) -> None:
        self.permission = permission
        super().__init__()

    def __call__(self, request: HttpRequest) -> gate.Actor | None:
        """Give the machine; nobody without a token, and a refusal without the scope."""
        actor = gate.actor_of(request)
        if actor.token_id is None:
            return None
        if self.permission is not None:
            gate.check(actor, self.permission)
        return actor


def needs(permission: Permission) -> Token:
    """State the scope that a token must name to call an operation."""
    return Token(permission)


ANY_TOKEN: Final = Token(None)
"""For operations that show nothing but what every machine may know."""


def nobody(_request: HttpRequest) -> None:
    """Close an operation that does not state what it needs."""
