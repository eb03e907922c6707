"""Read and check one case of a workbook with the same code as every other way in."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson
from django.utils import timezone

from accounts.gate import Actor
from cen_suite.core.codelists.places import Place as KnownPlace
from cen_suite.core.codelists.tables import Lists
from seizures.actions.preparing import complete, payload_digest
from seizures.record.checks import check_all
from seizures.record.checks.surroundings import Surroundings as Rules
from seizures.record.drafting import assemble
from seizures.record.facts import SeizureFacts
from seizures.record.payload import canonical, to_payload
from seizures.record.problems import Problem
from seizures.record.reading import Reader


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every case of an upload is read with."""

    reader: Reader
    lists: Lists
    places: Mapping[str, KnownPlace]
    today: dt.date
    by: Actor
    channel: str
    language: str
    time_zone: str = field(default_factory=timezone.get_current_timezone_name)


class Judged(NamedTuple):
    """A case that was read: its facts, what is wrong, and what it is stored as if nothing is."""

    facts: SeizureFacts
    problems: tuple[Problem, ...]
    payload: str
    digest: str

    @property
    def flags(self) -> str:
        """Write the warnings that go along with a good case, as a JSON text."""
        soft = {each.code for each in self.problems if not each.is_hard}
        return orjson.dumps(sorted(soft)).decode() if soft else "[]"


def judge(typed: Mapping[str, Any], around: Surroundings) -> Judged:
    """Read what was typed of a case and apply every rule to it."""
    (judged,) = judge_all([typed], around, [()])
    return judged


def judge_all(
    cases: Iterable[Mapping[str, Any]],
    around: Surroundings,
    more: Iterable[Sequence[Problem]],
) -> list[Judged]:
    """Read and judge many cases, each with the problems known of it before.

    Step by step, not case by case: what a step needs of the program stays at hand (`check_all`).
    """
    drafted = [assemble(typed, around.reader) for typed in cases]
    whole = [
        complete(
            each.facts,
            by=around.by,
            channel=around.channel,
            language=around.language,
            lists=around.lists,
            time_zone=around.time_zone,
        )
        for each in drafted
    ]
    broken = check_all(whole, Rules(around.lists, around.places, around.today))
    found = [
        (*known, *each.problems, *_beside(each.problems, rules))
        for known, each, rules in zip(more, drafted, broken, strict=True)
    ]
    payloads = [
        None if any(problem.is_hard for problem in problems) else to_payload(facts)
        for facts, problems in zip(whole, found, strict=True)
    ]
    texts = ["" if payload is None else canonical(payload).decode() for payload in payloads]
    digests = ["" if payload is None else payload_digest(payload) for payload in payloads]
    return list(map(Judged, whole, found, texts, digests))


def _beside(unreadable: Sequence[Problem], broken: Sequence[Problem]) -> Sequence[Problem]:
    """Leave out the rules that are broken only because a cell could not be read."""
    if not unreadable:
        return broken
    unread = {problem.path for problem in unreadable}
    return [
        problem
        for problem in broken
        if problem.path not in unread and not _follows(problem, unread)
    ]


def _follows(problem: Problem, unread: set[str]) -> bool:
    """Tell whether something is called missing only because a cell could not be read."""
    if problem.code == "missing" and problem.path.endswith(".family"):  # follows from the product
        return f"{problem.path.removesuffix('family')}product" in unread
    return problem.code.startswith("no-") and any(
        path.startswith(f"{problem.path}.") for path in unread
    )
