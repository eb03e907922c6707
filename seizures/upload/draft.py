"""Read and check one case of a workbook with the same code as every other way in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson
from django.utils import timezone

from accounts.gate import Actor
from cen_suite.core.codelists.places import Place as KnownPlace
from cen_suite.core.codelists.tables import Lists
from seizures.actions.preparing import complete, payload_digest
from seizures.record.checks import check
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


def judge(typed: Mapping[str, Any], around: Surroundings, more: Sequence[Problem] = ()) -> Judged:
    """Read what was typed of a case and apply every rule to it."""
    drafted = assemble(typed, around.reader)
    facts = complete(
        drafted.facts,
        by=around.by,
        channel=around.channel,
        language=around.language,
        lists=around.lists,
        time_zone=around.time_zone,
    )
    broken = check(facts, around.lists, around.places, around.today, as_read=True)
    if drafted.problems:
        unread = {problem.path for problem in drafted.problems}
        broken = tuple(
            problem
            for problem in broken
            if problem.path not in unread and not _follows(problem, unread)
        )
    problems = (*more, *drafted.problems, *broken)
    if any(problem.is_hard for problem in problems):
        return Judged(facts, problems, "", "")
    payload = to_payload(facts)
    return Judged(facts, problems, canonical(payload).decode(), payload_digest(payload))


def _follows(problem: Problem, unread: set[str]) -> bool:
    """Tell whether something is called missing only because a cell could not be read."""
    if problem.code == "missing" and problem.path.endswith(".family"):  # follows from the product
        return f"{problem.path.removesuffix('family')}product" in unread
    return problem.code.startswith("no-") and any(
        path.startswith(f"{problem.path}.") for path in unread
    )
