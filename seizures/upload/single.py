"""Read and check one case that a machine sends, with the words and rules of every other way."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import lists, place_codes
from seizures.errors import CaseRefused
from seizures.record.reading import Reader
from seizures.upload.draft import Judged, Surroundings, judge
from seizures.upload.sources import is_case

CHANNEL: Final = "API"
MOST_BYTES: Final = 256 << 10


def judge_one(typed: Any, *, by: Actor, language: str) -> Judged:
    """Judge a case; raises CaseRefused with all that is wrong with it."""
    if not is_case(typed):
        raise CaseRefused(())
    judged = judge(_cells(typed), _around(by, language))
    if not judged.digest:
        raise CaseRefused(judged.problems)
    return judged


def _cells(typed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in typed.items() if name != "version"}


def _around(by: Actor, language: str) -> Surroundings:
    return Surroundings(
        reader=Reader(lists(), place_codes(), language=language),
        lists=lists(),
        places=place_codes(),
        today=timezone.now().date(),
        by=by,
        channel=CHANNEL,
        language=language,
    )
