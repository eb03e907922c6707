"""What a password must be: long, not made of words an outsider would try first."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

MINIMUM: Final = 12
MAXIMUM: Final = 128
SHORTEST_WORD: Final = 4


class Fault(StrEnum):
    """Why a password is not accepted."""

    SHORT = "short"
    LONG = "long"
    CONTEXT = "context"
    REPEATED = "repeated"


def fault_of(password: str, context: Iterable[str] = ()) -> Fault | None:
    """Say what is wrong with a password, or nothing."""
    if len(password) < MINIMUM:
        return Fault.SHORT
    if len(password) > MAXIMUM:
        return Fault.LONG
    plain = password.casefold()
    if len(set(plain)) <= SHORTEST_WORD:
        return Fault.REPEATED
    return Fault.CONTEXT if _is_made_of(plain, context) else None


def expires_at(changed_at: datetime, days: int) -> datetime | None:
    """Say when a password must be changed; zero days mean never."""
    return changed_at + timedelta(days=days) if days else None


def _is_made_of(plain: str, context: Iterable[str]) -> bool:
    """Tell whether little is left once the words around the person are taken out."""
    rest = plain
    for word in sorted({w.casefold() for w in context}, key=len, reverse=True):
        if len(word) >= SHORTEST_WORD:
            rest = rest.replace(word, "")
    return len(rest) < len(plain) and len(rest) < MINIMUM // 2
