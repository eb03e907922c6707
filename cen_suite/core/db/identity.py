"""Public identities: UUIDs of version 7, which sort by the time they were made."""

import os
import time
import uuid

_RANDOM_BITS = 74


def uuid7() -> uuid.UUID:
    """Make an identity from the present millisecond and 74 random bits (RFC 9562, section 5.7)."""
    moment = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10)) & ((1 << _RANDOM_BITS) - 1)
    above, below = chance >> 62, chance & ((1 << 62) - 1)
    return uuid.UUID(int=moment << 80 | 0x7 << 76 | above << 64 | 0b10 << 62 | below)
