"""What a browser proves about itself: its network, and the accounts that signed in from it."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.queries.devices import epochs_of
from accounts.security.sources import client_address, network_of

COOKIE: Final = "cen_device"
SALT: Final = "accounts.device"
MAX_AGE: Final = 180 * 24 * 3600
MOST: Final = 4


def source_of(request: HttpRequest | None) -> str:
    """Name the network a request comes from."""
    if request is None:
        return "local"
    return network_of(address_of(request))


def known_devices(request: HttpRequest | None) -> frozenset[int]:
    """List the accounts this browser has fully signed in to before, since their last reset."""
    claims = _claims(request) if request is not None else {}
    if not claims:
        return frozenset()
    return frozenset(
        user_id for user_id, epoch in epochs_of(claims).items() if claims[user_id] == epoch
    )


def remember_device(
    request: HttpRequest, response: HttpResponse, user_id: int, epoch: int
) -> None:
    """Let this browser be known to an account from now on."""
    claims = {**_claims(request), user_id: epoch}
    newest = dict(list(claims.items())[-MOST:])
    response.set_cookie(
        COOKIE,
        signing.dumps([[key, value] for key, value in newest.items()], salt=SALT),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _claims(request: HttpRequest) -> dict[int, int]:
    try:
        pairs = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return {}
    return {int(user_id): int(epoch) for user_id, epoch in pairs}


def address_of(request: HttpRequest) -> str:
    """Give the client's address as our own proxies saw it."""
    return client_address(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.TRUSTED_PROXIES,
    )
