"""Names and secrets that are issued: random, told once, kept as digests."""

import hashlib
import hmac
import secrets
from typing import Final, NewType

Secret = NewType("Secret", str)

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # without l, o, i, 0, 1: read over the phone
_GROUPS: Final = (4, 4, 3)
TOKEN_PREFIX: Final = "cen_"  # noqa: S105 -- what every token begins with


def issue_name() -> str:
    """Make a user name that nobody can guess from a person or a place."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(n)) for n in _GROUPS)


def issue_secret() -> Secret:
    """Make the secret part of a one-time link."""
    return Secret(secrets.token_urlsafe(32))


def issue_token() -> Secret:
    """Make a machine's pass; the prefix lets secret scanners recognize it."""
    return Secret(TOKEN_PREFIX + secrets.token_urlsafe(36))


def digest(secret: str) -> bytes:
    """Keep a random secret as its digest; it has entropy enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def keyed_digest(key: str, purpose: str, text: str) -> bytes:
    """Keep something guessable, such as a name, as a digest that only this installation makes."""
    return hmac.new(key.encode(), f"{purpose}\0{text}".encode(), hashlib.sha256).digest()
