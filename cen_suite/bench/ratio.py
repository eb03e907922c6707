"""Ratios of times taken in turns, so that a busy machine slows all of them alike; pure."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NOISY = 1.5


class Verdict(StrEnum):
    """What is said of a measure; only a missed goal fails the bench."""

    HOLDS = "holds"
    MISSED = "MISSED"
    NOISY = "noisy, not judged"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and seconds on processors: ours and the database server's."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one job needed in each round, and the goal its ratio is held to."""

    name: str
    limits: tuple[Took, ...]
    ours: tuple[Took, ...]
    naives: tuple[Took, ...] = ()
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """Ours against the limit by the clock: the median of the rounds' own ratios."""
        return statistics.median(self._by_clock())

    @property
    def cpu_ratio(self) -> float:
        """The same by the time on processors, which other work on the machine disturbs less."""
        return statistics.median(self._by_processor())

    @property
    def naive_ratio(self) -> float | None:
        """The naive way against ours, by the clock."""
        if not self.naives:
            return None
        return statistics.median(
            each.wall / own.wall for each, own in zip(self.naives, self.ours, strict=False)
        )

    @property
    def verdict(self) -> Verdict:
        """Judge by the clock; where its rounds differ too much, by the processors."""
        if self.goal is None:
            return Verdict.TOLD
        for ratios in (self._by_clock(), self._by_processor()):
            if not is_noisy(ratios):
                holds = statistics.median(ratios) <= self.goal
                return Verdict.HOLDS if holds else Verdict.MISSED
        return Verdict.NOISY

    def line(self) -> str:
        """Say it in one line."""
        goal = "" if self.goal is None else f" (goal {self.goal:g})"
        naive = "" if self.naive_ratio is None else f", naive {self.naive_ratio:.1f} x ours"
        return (
            f"{self.name:<34} {self.ratio:6.2f} x limit by the clock, {self.cpu_ratio:6.2f} by"
            f" processor{goal}: {self.verdict}{naive}"
        )

    def row(self) -> dict[str, object]:
        """Write it for a machine."""
        return {
            "name": self.name,
            "goal": self.goal,
            "ratio": self.ratio,
            "cpu_ratio": self.cpu_ratio,
            "naive_ratio": self.naive_ratio,
            "verdict": self.verdict.value,
            "limit_seconds": [each.wall for each in self.limits],
            "our_seconds": [each.wall for each in self.ours],
            "limit_cpu_seconds": [each.cpu for each in self.limits],
            "our_cpu_seconds": [each.cpu for each in self.ours],
        }

    def _by_clock(self) -> list[float]:
        return [a.wall / b.wall for a, b in zip(self.ours, self.limits, strict=True)]

    def _by_processor(self) -> list[float]:
        return [a.cpu / b.cpu for a, b in zip(self.ours, self.limits, strict=True)]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is counted, not timed, and may not be more than so many."""

    name: str
    value: float
    most: float
    unit: str

    @property
    def verdict(self) -> Verdict:
        """Tell whether it is within its bounds."""
        return Verdict.HOLDS if self.value <= self.most else Verdict.MISSED

    def line(self) -> str:
        """Say it in one line."""
        bound = f"{self.unit} (at most {self.most:g})"
        return f"{self.name:<34} {self.value:6.0f} {bound}: {self.verdict}"

    def row(self) -> dict[str, object]:
        """Write it for a machine."""
        return {
            "name": self.name,
            "value": self.value,
            "most": self.most,
            "unit": self.unit,
            "verdict": self.verdict.value,
        }


def is_noisy(ratios: Sequence[float]) -> bool:
    """Tell whether rounds differ so much that they are no ground for a verdict."""
    return max(ratios) > NOISY * min(ratios)


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def percentile_of(times: Sequence[Took], share: float) -> Took:
    """Give that value of the clock and of the processors."""
    return Took(
        percentile([each.wall for each in times], share),
        percentile([each.cpu for each in times], share),
    )
