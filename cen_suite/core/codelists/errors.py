"""What can be wrong with a list somebody brings."""

from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file, and the line to look at."""

    file: str
    line: int
    reason: str

    @override
    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


class FaultyList(ValueError):
    """A file is refused as a whole, because a list with a hole is worse than the old list."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class UnknownOrigin(ValueError):
    """A list is refused, because nothing says where it is from, or it is not what was said."""


class ListMissing(LookupError):
    """A list is asked for that was never loaded."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The code list {name!r} is not loaded; run load_codelists.")
