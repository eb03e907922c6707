"""Decide whether examined facts may stand, and put them in the place of the old ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction

from accounts import gate
from cen_suite.core.codelists.lookup import lists
from seizures.actions.examining import Examined, examine
from seizures.actions.preparing import derived
from seizures.actions.storing import replace_case
from seizures.errors import ChangedMeanwhile, Doubtful, NotComplete, SameReference
from seizures.models import Seizure, SeizureVersion
from seizures.queries.duplicates import likely_duplicates, same_reference
from seizures.queries.facts import facts_of_case
from seizures.record.facts import SeizureFacts
from seizures.record.payload import to_payload

DUPLICATE = "possible-duplicate"


@dataclass(frozen=True, slots=True)
class Judged:
    """Facts that may stand, and what stays doubtful about them."""

    facts: SeizureFacts
    flags: tuple[str, ...]


def judge(seizure: Seizure, *, by: gate.Actor, revision: int, knowingly: bool) -> Judged:
    """Check what was typed to a locked case; raises what an officer must mend or confirm."""
    kept = seizure.typed or {}
    if not kept or kept["revision"] != revision:
        raise ChangedMeanwhile(other=kept.get("by", seizure.reference))
    examined = examine(kept["cells"], by=by, channel=kept["channel"])
    if examined.hard:
        raise NotComplete(examined.hard)
    _refuse_same_reference(seizure, examined.facts.national_ref)
    return _weigh(seizure, examined, by=by, knowingly=knowingly)


def store(seizure: Seizure, judged: Judged, *, state: str, reference: str, version: int) -> None:
    """Write judged facts, and all that follows from them, over those of a locked case."""
    facts = replace(judged.facts, office=judged.facts.office or _office(seizure))
    following = derived(
        facts,
        state=state,
        reference=reference,
        has_photos=bool(seizure.photo_count),
        lists=lists(),
    )
    kept: dict[str, Any] = {
        "state": state,
        "reference": reference,
        "version": version,
        "quality_flags": list(judged.flags),
        "typed": None,
    }
    try:
        with transaction.atomic():
            replace_case(seizure, facts, {**kept, **following})
    except IntegrityError as error:
        if "seizure_national_ref_once" not in str(error):
            raise
        raise SameReference(national_ref=facts.national_ref, other="") from error


def keep_version(seizure: Seizure, *, by: gate.Actor, reason: str) -> None:
    """Keep the facts as they stand, before others take their place."""
    SeizureVersion.objects.create(
        seizure=seizure,
        version=seizure.version,
        payload=to_payload(facts_of_case(seizure)),
        replaced_by=by.name,
        reason=reason,
    )


def _weigh(seizure: Seizure, examined: Examined, *, by: gate.Actor, knowingly: bool) -> Judged:
    others = likely_duplicates(by, examined.facts, apart_from=seizure.pk)
    if (examined.soft or others) and not knowingly:
        raise Doubtful(examined.soft, others)
    return Judged(examined.facts, _flags(examined, others))


def _flags(examined: Examined, others: Sequence[object]) -> tuple[str, ...]:
    codes = dict.fromkeys(problem.code[:60] for problem in examined.soft)
    return (*codes, *([DUPLICATE] if others else []))


def _refuse_same_reference(seizure: Seizure, national_ref: str | None) -> None:
    other = same_reference(seizure.administration_id, national_ref, apart_from=seizure.pk)
    if other is not None:
        raise SameReference(national_ref=national_ref, other=other)


def _office(seizure: Seizure) -> str | None:
    author = seizure.entered_by
    return author.office.code if author is not None and author.office is not None else None
