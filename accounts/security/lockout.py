"""Three strikes, and the gates that keep strikes from becoming a weapon."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

STRIKES: Final = 3
SOURCE_WINDOW: Final = timedelta(hours=1)
ATTACK_WINDOW: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What one network did within the last hour."""

    failures: int
    other_names: int
    """How many different names failed, not counting the one that is tried now."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one network, and the whole world, may fail before tries stop counting."""

    names: int = 2
    failures: int = 6
    blocks: int = 5
    refusals: int = 50


def source_is_spent(record: SourceRecord, limits: Limits) -> bool:
    """Tell whether a network has used up its tries; further ones are not evaluated."""
    return record.failures >= limits.failures or record.other_names >= limits.names


def is_under_attack(blocks: int, refusals: int, limits: Limits) -> bool:
    """Tell whether so much fails in ten minutes that strangers must first open a mailed link."""
    return blocks > limits.blocks or refusals > limits.refusals
