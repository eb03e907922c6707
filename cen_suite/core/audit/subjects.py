"""What a record in the trail is called: each application names its own kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a person knows it: its reference or name, and the page it stands on."""

    label: str
    address: str = ""


Namer = Callable[[set[str]], dict[str, Named]]
NOTHING = Named("")
_namers: dict[str, Namer] = {}


def name_subjects_with(kind: str, namer: Namer) -> None:
    """Let an application name its records: ids in, names out; unknown ids stay away."""
    _namers[kind] = namer


def names_of(subjects: Iterable[str]) -> dict[str, Named]:
    """Name the subjects of a history, one question per kind."""
    by_kind: dict[str, set[str]] = {}
    for subject in subjects:
        kind, _colon, key = subject.partition(":")
        if key:
            by_kind.setdefault(kind, set()).add(key)
    return {
        f"{kind}:{key}": named
        for kind, keys in by_kind.items()
        if kind in _namers
        for key, named in _namers[kind](keys).items()
    }
