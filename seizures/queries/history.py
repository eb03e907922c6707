"""What happened to a case: acts, reasons, and what each version changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from cen_suite.core.audit import history
from cen_suite.core.audit.events import Event
from seizures.models import Seizure, SeizureVersion
from seizures.record.definition import Need
from seizures.record.facts import SeizureFacts
from seizures.record.groups import GROUPS
from seizures.record.payload import to_payload

GENERATED = frozenset(
    fact.name for group in GROUPS.values() for fact in group.facts if fact.full is Need.GENERATED
)
QUIET = frozenset({Event.SEIZURE_SAVED, Event.SEIZURE_READ, Event.REFUSED})
TOGETHER = frozenset({Event.UPLOAD_COMMITTED, Event.SEIZURE_APPROVED, Event.SEIZURE_PUBLISHED})
RENEWING = frozenset({Event.SEIZURE_CORRECTED, Event.SEIZURE_SUBMITTED})


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that two versions state differently; nothing stated is None."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done to a case."""

    at: datetime
    by: str
    sentence: str
    reason: str
    differences: tuple[Difference, ...] = ()


def acts(seizure: Seizure, facts: SeizureFacts) -> list[Act]:
    """List what was done to a case, newest first, with what each new version changed.

    The newest change belongs to the newest act that renewed the facts, and so on back: a case
    from a workbook was never submitted by itself, one that was typed was submitted once more
    than it was changed.
    """
    changes = iter(list(_changes(seizure, facts))[::-1])
    told: list[Act] = []
    for entry in _entries(seizure):
        if entry.event not in QUIET:
            found = next(changes, ()) if entry.event in RENEWING else ()
            told.append(Act(entry.at, entry.actor, entry.sentence, entry.reason, found))
    return told


def _entries(seizure: Seizure) -> list[history.Entry]:
    """List the trail of a case, with what was done to all cases of its workbook at once."""
    own = history.of_subject(f"seizure:{seizure.public_id}")
    if seizure.upload is None:
        return own
    together = history.of_subject(f"upload:{seizure.upload.public_id}")
    shared = [entry for entry in together if entry.event in TOGETHER]
    return sorted([*own, *shared], key=lambda entry: entry.at, reverse=True)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """List the facts that two payloads state differently, by path."""
    old, new = dict(_flat(before)), dict(_flat(after))
    return tuple(
        Difference(path, old.get(path), new.get(path))
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path) and path.rpartition(".")[2] not in GENERATED
    )


def _changes(seizure: Seizure, facts: SeizureFacts) -> Iterator[tuple[Difference, ...]]:
    versions = SeizureVersion.objects.filter(seizure=seizure).order_by("version")
    payloads = [*(each.payload for each in versions), to_payload(facts)]
    for before, after in pairwise(payloads):
        yield differences(before, after)


def _flat(payload: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(payload, Mapping):
        for name, value in payload.items():
            yield from _flat(value, f"{path}.{name}" if path else name)
    elif isinstance(payload, list) and payload and isinstance(payload[0], Mapping):
        for at, value in enumerate(payload):
            yield from _flat(value, f"{path}.{at}")
    else:
        yield path, payload
