"""What follows from one part of a case alone, worked out once and kept with the part.

A part never changes, and a workbook states the same few stages, conveyances and hiding places in
thousands of cases; whoever reads it shares equal parts (`drafting`, `payload`).
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from typing_extensions import override

from seizures.record.problems import Problem

SMALL: Final = 6
MOST_PARTS: Final = 20_000
"""Parts of so few facts, and so many different ones of them, are shared by whoever reads them."""

Follows = TypeVar("Follows")


class Part:
    """A part of a case; the slots are beside the facts, and nobody else's concern."""

    __slots__ = ("faults", "weight", "written")

    faults: Sequence[Problem]

    @override
    def __getstate__(self) -> dict[str, Any]:
        """Let copies and pickles take along the facts and nothing else."""
        return vars(self)


def keep(part: Part, slot: str, value: object) -> None:
    """Keep with a part what was worked out from it."""
    object.__setattr__(part, slot, value)


def kept_with(slot: str) -> Callable[[Callable[[Any], Follows]], Callable[[Any], Follows]]:
    """Make a function of a part remember in a slot of the part what it gave."""

    def keeping(work: Callable[[Any], Follows]) -> Callable[[Any], Follows]:
        def kept(part: Any) -> Follows:
            known: Follows | None = getattr(part, slot, None)
            if known is None:
                known = work(part)
                keep(part, slot, known)
            return known

        return kept

    return keeping
