"""Which kinds of jobs exist, and the function that does each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of job: its work, and how often it may be tried."""

    name: str
    work: Work
    most_attempts: int


_KINDS: dict[str, Kind] = {}


def job(name: str, *, most_attempts: int = 3) -> Callable[[Work], Work]:
    """Register a function as the work of a kind of job; it may run twice without harm."""

    def register(work: Work) -> Work:
        _KINDS[name] = Kind(name, work, most_attempts)
        return work

    return register


def kind_of(name: str) -> Kind:
    """Find a kind of job; raises LookupError for an unknown one."""
    return _KINDS[name]
