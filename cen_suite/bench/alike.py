"""Times that must not differ, judged only where the rounds leave no doubt; pure."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from cen_suite.bench.ratio import Took, Verdict

DRAWS: Final = 1000
SURE: Final = 0.95
Pairs = Sequence[tuple[float, float]]
"""What the one needed and what the other needed, round by round."""


@dataclass(frozen=True, slots=True)
class Span:
    """A ratio of medians, and between which bounds rounds like these leave it."""

    ratio: float
    low: float
    high: float

    def verdict(self, apart: float) -> Verdict:
        """Say whether it lies within the goal for sure, beyond it for sure, or neither."""
        least, most = 1 - apart, 1 + apart
        if least <= self.low and self.high <= most:
            return Verdict.HOLDS
        if self.high < least or most < self.low:
            return Verdict.MISSED
        return Verdict.NOISY


@dataclass(frozen=True, slots=True)
class Alike:
    """What one thing needed in each round, and what the thing it must not be told from needed."""

    name: str
    like: str
    ours: tuple[Took, ...]
    likes: tuple[Took, ...]
    apart: float

    @property
    def clock(self) -> Span:
        """Compare by the clock, which is what somebody outside can read."""
        return span([(a.wall, b.wall) for a, b in zip(self.ours, self.likes, strict=True)])

    @property
    def processor(self) -> Span:
        """Compare by the time on processors, which other work on the machine disturbs less."""
        return span([(a.cpu, b.cpu) for a, b in zip(self.ours, self.likes, strict=True)])

    @property
    def chance(self) -> float:
        """Say how often two things that take the same time differ as much by the clock."""
        return mann_whitney([each.wall for each in self.ours], [each.wall for each in self.likes])

    @property
    def verdict(self) -> Verdict:
        """Judge by the clock; where it leaves a doubt, by the processors."""
        for found in (self.clock, self.processor):
            verdict = found.verdict(self.apart)
            if verdict is not Verdict.NOISY:
                return verdict
        return Verdict.NOISY

    def line(self) -> str:
        """Say it in one line."""
        clock = self.clock
        return (
            f"{self.name:<34} {clock.ratio:6.3f} x {self.like} by the clock"
            f" ({clock.low:.3f} to {clock.high:.3f}, p {self.chance:.2f}),"
            f" {self.processor.ratio:6.3f} by processor (goal within {self.apart:.0%}):"
            f" {self.verdict}"
        )

    def row(self) -> dict[str, object]:
        """Write it for a machine."""
        clock, processor = self.clock, self.processor
        return {
            "name": self.name,
            "like": self.like,
            "apart": self.apart,
            "ratio": clock.ratio,
            "ratio_between": [clock.low, clock.high],
            "cpu_ratio": processor.ratio,
            "cpu_ratio_between": [processor.low, processor.high],
            "chance": self.chance,
            "verdict": self.verdict.value,
            "our_seconds": [each.wall for each in self.ours],
            "like_seconds": [each.wall for each in self.likes],
            "our_cpu_seconds": [each.cpu for each in self.ours],
            "like_cpu_seconds": [each.cpu for each in self.likes],
        }


def span(pairs: Pairs) -> Span:
    """Compare medians, and draw the rounds anew many times to see how far that can be trusted."""
    random = Random(0)  # noqa: S311 -- the same rounds are to give the same verdict
    drawn = sorted(_ratio(random.choices(pairs, k=len(pairs))) for _draw in range(DRAWS))
    beyond = int(DRAWS * (1 - SURE) / 2)
    return Span(_ratio(pairs), drawn[beyond], drawn[-1 - beyond])


def _ratio(pairs: Pairs) -> float:
    ours = statistics.median(our for our, _like in pairs)
    return ours / statistics.median(like for _our, like in pairs)


def mann_whitney(ours: Sequence[float], likes: Sequence[float]) -> float:
    """Give the p of the test of Mann and Whitney, two-sided, by its normal approximation."""
    merged = sorted([*((each, True) for each in ours), *((each, False) for each in likes)])
    ranks = sum(rank for rank, (_value, is_ours) in enumerate(merged, 1) if is_ours)
    count, others = len(ours), len(likes)
    above = ranks - count * (count + 1) / 2 - count * others / 2
    spread = math.sqrt(count * others * (count + others + 1) / 12)
    return math.erfc(abs(above) / spread / math.sqrt(2))
