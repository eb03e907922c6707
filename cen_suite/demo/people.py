"""Who can sign in to the demo, told without Django: the starter says it while the suite starts."""

import hashlib
import hmac
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WORDS = (
    "anchor", "amber", "barge", "beacon", "canal", "cedar", "compass", "coral", "delta",
    "ferry", "glacier", "harbour", "heron", "island", "jetty", "lantern", "lagoon",
    "meadow", "mooring", "orchard", "pebble", "pilot", "quarry", "ripple", "saffron",
    "signal", "tallow", "timber", "tulip", "valley", "wharf", "willow"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One of the people who can sign in, and what is worth trying as that person."""

    username: str
    name: str
    place: str
    roles: tuple[str, ...]
    language: str
    hint: str
    operation: str | None = None
    unused: int = 0
    """Days for which this person opened nothing."""


def people() -> tuple[DemoPerson, ...]:
    """List everybody who can sign in."""
    return tuple(
        DemoPerson(
            username=row["username"],
            name=row["name"],
            place=row["at"],
            roles=tuple(row["roles"]),
            language=row["language"],
            hint=row["try"],
            operation=row.get("operation"),
            unused=row.get("unused", 0),
        )
        for row in invented()["person"]
    )


def password_from(secret_key: str, username: str) -> str:
    """Make words that differ from installation to installation; they are kept nowhere."""
    digest = hmac.digest(secret_key.encode(), f"demo:{username}".encode(), hashlib.sha256)
    words = [WORDS[byte % len(WORDS)] for byte in digest[:3]]
    return f"{'-'.join(words)}-{digest[3] % 90 + 10}"


def introduce(secret_key: str) -> str:
    """Say who can sign in to the installation with this key, and what to try as whom."""
    lines = (
        f"  {person.username:<14} {password_from(secret_key, person.username):<26} {person.hint}\n"
        for person in people()
    )
    return f"People of the demo (second factor switched off here):\n{''.join(lines)}"


@cache
def invented() -> dict[str, Any]:
    """Read what is invented."""
    return tomllib.loads(files("cen_suite.demo").joinpath("world.toml").read_text("utf-8"))
