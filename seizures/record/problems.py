"""A problem of a case: where, what, how grave; the words are in `sentences.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the case or only warns."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or odd: the path of the fact ("lines.0.quantity"), a code, its params."""

    path: str
    code: str
    severity: Severity
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_hard(self) -> bool:
        """Tell whether the case cannot go on like this."""
        return self.severity is Severity.HARD
