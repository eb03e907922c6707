"""The way of a workbook: match its columns, read and check its cases, portion by portion."""

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from cen_suite.core.files import store
from cen_suite.core.jobs.collector import quiet_collector
from cen_suite.core.jobs.helpers import Helpers, helped
from cen_suite.core.jobs.registry import job
from cen_suite.core.jobs.running import Running
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.read import Workbook
from cen_suite.core.sheets.refusals import sentence
from seizures.actions import upload_work
from seizures.actions.upload_work import Found, Staged
from seizures.errors import UploadRefused
from seizures.queries import uploads
from seizures.record.problems import Problem, Severity
from seizures.upload.judging import Judging, Verdict, written
from seizures.upload.matching import make_plan
from seizures.upload.plan import Plan
from seizures.upload.sources import Item, ListSource, SheetSource, Source, Understand, way_of

if TYPE_CHECKING:
    from seizures.models import Upload

PORTION: Final = 500
LONG: Final = 1 << 20
"""Bytes of a file from which on it pays to wait for helpers: some 10,000 rows."""
JSON_CHANNEL: Final = "API"
EVENT: Final = "event_start"


@job("upload-check", most_attempts=10)
def check_upload(running: Running) -> None:
    """Do the work of the job: match, unless that is done, then check, then count."""
    upload = uploads.upload_at(running.subject.partition(":")[2])
    if upload.state != "checking":
        return
    try:
        with helped(is_long=upload.size >= LONG) as helpers, quiet_collector():
            _check(upload, running, helpers)
    except (Refusal, UploadRefused) as refused:
        words = sentence(refused) if isinstance(refused, Refusal) else refused.words()
        upload_work.refuse(upload, words)
        raise UploadRefused(words) from refused


def _check(upload: "Upload", running: Running, helpers: Helpers) -> None:
    with store.open_stored(upload.file) as file:
        raw = file.read()
    if upload.channel == JSON_CHANNEL:
        _check_cases(upload, ListSource(raw), None, running, helpers)
        return
    with Workbook(io.BytesIO(raw)) as book:
        del raw
        plan = _plan(upload, book)
        if plan is not None:
            _check_cases(upload, SheetSource(book, plan), plan, running, helpers)


def _plan(upload: "Upload", book: Workbook) -> Plan | None:
    """Give the plan to read by; nothing when a person has to look at it first."""
    if upload.plan:
        return Plan.from_json(upload.plan)
    plan = make_plan(
        book,
        uploads.headings_of(upload.administration_id),
        uploads.habits_of(upload.administration_id),
    )
    is_ready = plan.is_sure and EVENT in plan.cases.paths
    upload_work.keep_plan(upload, plan.to_json(), "checking" if is_ready else "to_map")
    return plan if is_ready else None


def _check_cases(
    upload: "Upload", source: Source, plan: Plan | None, running: Running, helpers: Helpers
) -> None:
    judging = Judging(
        upload.administration_id,
        uploads.worker_of(upload, running.row.kind),
        upload.channel,
        upload.language,
        plan,
        timezone.now().date(),
    )
    staging = _Staging(upload, way_of(plan), running.checkpoint.get("number", 0))
    last = done = running.checkpoint.get("row", 0)
    fresh = (item for item in source.items() if item.row > done)
    for items, verdicts in helpers.results(judging, _portions(fresh)):
        last = items[-1].last_row
        staged, found = staging.of(items, verdicts)
        with transaction.atomic():
            upload_work.stage(upload, staged, found)
            scattered = [item.scattered_from for item in items if item.scattered_from]
            if scattered:
                upload_work.reject(upload, scattered)
            running.advance(
                done=last,
                total=max(source.height, last),
                checkpoint={"row": last, "number": staging.number},
            )
    _finish(upload, source, last, running, staging)


def _portions(items: Iterator[Item]) -> Iterator[list[Item]]:
    while portion := list(islice(items, PORTION)):
        yield portion


class _Staging:
    """Numbers the judged cases and holds them against what is stored."""

    def __init__(self, upload: "Upload", understand: Understand, number: int) -> None:
        self._upload = upload
        self._understand = understand
        self.number = number

    def of(
        self, items: Sequence[Item], verdicts: Sequence[Verdict]
    ) -> tuple[list[Staged], list[Found]]:
        """Give the cases to stage and the problems found."""
        refs = [each.national_ref for each in verdicts if each.digest and each.national_ref]
        stored = uploads.stored_under(self._upload.administration_id, refs)
        staged, found = [], list[Found]()
        for item, verdict in zip(items, verdicts, strict=True):
            standing = _standing(verdict, stored)
            staged.append(self._stage(item, verdict, standing))
            found += verdict.found
            if standing == "other":
                problem = Problem("national_ref", "same-national-ref", Severity.HARD)
                found.append(written(problem, self._understand(item).place_of(problem)))
        return staged, found

    def _stage(self, item: Item, verdict: Verdict, standing: str) -> Staged:
        is_good = bool(verdict.digest) and standing == "new"
        number, self.number = self.number, self.number + 1
        return Staged(
            number,
            item.row,
            verdict.national_ref[:40],
            verdict.digest,
            verdict.payload if is_good else None,
            verdict.year if is_good else None,
            is_good,
            standing,
            verdict.flags if is_good else "[]",
        )


def _standing(verdict: Verdict, stored: Mapping[str, str]) -> str:
    """Tell whether a good case is new, stored as it is, or stored otherwise."""
    if not verdict.digest or verdict.national_ref not in stored:
        return "new"
    return "same" if stored[verdict.national_ref] == verdict.digest else "other"


def _finish(
    upload: "Upload", source: Source, last: int, running: Running, staging: _Staging
) -> None:
    strays = [written(problem, place) for problem, place in source.strays()]
    with transaction.atomic():
        upload_work.stage(upload, [], strays)
        running.advance(done=last, total=last, checkpoint={"row": last, "number": staging.number})
        upload_work.finish_check(upload, rows=last, by=uploads.worker_of(upload, running.row.kind))
