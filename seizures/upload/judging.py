"""Judging the cases of an upload, a portion at a time, in whichever process has a hand free."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import orjson

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import lists, place_codes
from seizures.actions.upload_work import Found
from seizures.queries import uploads
from seizures.record.problems import Problem
from seizures.record.reading import Reader
from seizures.upload.draft import Judged, Surroundings, judge_all
from seizures.upload.layout import Place
from seizures.upload.plan import Plan
from seizures.upload.sources import Item, Understand, Understood, way_of

VALUE_LENGTH: Final = 200


class Verdict(NamedTuple):
    """What became of one case: its reference, what it is stored as, and all that is wrong."""

    national_ref: str
    year: int | None
    digest: str
    payload: str
    flags: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """All that has to be known to judge the cases of an upload."""

    administration_id: int
    by: Actor
    channel: str
    language: str
    plan: Plan | None
    today: dt.date

    def learn(self) -> Callable[[Sequence[Item]], list[Verdict]]:
        """Prepare to judge portions in this process."""
        understand, around = way_of(self.plan), self._surroundings()
        return lambda items: _verdicts(items, understand, around)

    def _surroundings(self) -> Surroundings:
        plan = self.plan or Plan(())
        reader = Reader(
            lists(),
            place_codes(),
            language=self.language,
            day_first=plan.day_first,
            decimal_sign=plan.decimal_sign,
            words=uploads.words_of(self.administration_id),
        )
        return Surroundings(
            reader=reader,
            lists=lists(),
            places=place_codes(),
            today=self.today,
            by=self.by,
            channel=self.channel,
            language=self.language,
        )


def written(problem: Problem, place: Place) -> Found:
    """Write a problem of a cell as a row of the table."""
    return Found(
        place.sheet[:60],
        place.row,
        place.column,
        place.heading[:VALUE_LENGTH],
        place.value.replace("\x00", "")[:VALUE_LENGTH],
        problem.code,
        problem.severity.value,
        orjson.dumps({**problem.params, "path": problem.path}).decode(),
    )


def _verdicts(
    items: Sequence[Item], understand: Understand, around: Surroundings
) -> list[Verdict]:
    """Judge a portion, one step after the other."""
    cases = [understand(item) for item in items]
    known = [[problem for problem, _place in case.found] for case in cases]
    judged = judge_all([case.cells for case in cases], around, known)
    return [_verdict(case, each) for case, each in zip(cases, judged, strict=True)]


def _verdict(case: Understood, judged: Judged) -> Verdict:
    later = judged.problems[len(case.found) :]
    places = case.found + [(problem, case.place_of(problem)) for problem in later]
    return Verdict(
        judged.facts.national_ref or "",
        judged.facts.event_start.year if judged.facts.event_start else None,
        judged.digest,
        judged.payload,
        judged.flags,
        tuple(written(problem, place) for problem, place in places),
    )
