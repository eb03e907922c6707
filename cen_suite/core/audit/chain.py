"""Link and verify the hash chain of the trail; pure arithmetic on bytes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

FIRST = bytes(32)


@dataclass(frozen=True, slots=True)
class Link:
    """One sealed event as read from the database."""

    sequence: int
    event_id: int
    fields: tuple[str, ...]
    stored_leaf: bytes
    previous: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and why."""

    sequence: int
    event_id: int
    reason: str


def leaf_of(fields: tuple[str, ...]) -> bytes:
    """Hash an event's fields; each is prefixed by its length so that none can flow over."""
    text = "".join(f"{len(value)}:{value}" for value in fields)
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def link(previous: bytes, leaf: bytes) -> bytes:
    """Hash the next element of the chain."""
    return hashlib.sha256(b"\x01" + previous + leaf).digest()


def first_break(
    links: Iterable[Link], *, previous: bytes = FIRST, sequence: int = 0
) -> Break | None:
    """Walk the chain and name the first element that does not hold, or nothing."""
    for item in links:
        sequence += 1
        reason = _fault(item, previous=previous, sequence=sequence)
        if reason:
            return Break(item.sequence, item.event_id, reason)
        previous = item.digest
    return None


def _fault(item: Link, *, previous: bytes, sequence: int) -> str:
    if item.sequence != sequence:
        return f"seal {sequence} is missing"
    if not item.fields:
        return "the event is missing"
    if leaf_of(item.fields) != item.stored_leaf:
        return "the event was changed"
    if item.previous != previous:
        return "the seal does not follow the one before it"
    if link(previous, item.stored_leaf) != item.digest:
        return "the seal was changed"
    return ""
