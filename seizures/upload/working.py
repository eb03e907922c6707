"""The other jobs of an upload: storing the good cases, taking them back, the marked workbook."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from cen_suite.core.files import store
from cen_suite.core.jobs.collector import quiet_collector
from cen_suite.core.jobs.helpers import helped
from cen_suite.core.jobs.registry import job
from cen_suite.core.jobs.running import Running
from cen_suite.core.sheets.marks import Mark, ReportWords, Weight
from cen_suite.core.sheets.report import MOST_MARKS, annotate
from seizures.actions import upload_work
from seizures.queries import uploads
from seizures.upload.words import sentence_of

if TYPE_CHECKING:
    from seizures.models import CellProblem, Upload

LONG = 5_000
"""Cases from which on it pays to wait for helpers."""
BETWEEN_REPORTS = 0.5
"""Seconds between two looks at the progress, which nobody sees more often."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@job("upload-commit", most_attempts=10)
def commit_upload(running: Running) -> None:
    """Store the good cases of an upload, all or none; a second run finds it done."""
    upload = uploads.upload_at(running.subject.partition(":")[2])
    by = uploads.worker_of(upload, running.row.kind)
    with helped(is_long=upload.good >= LONG) as helpers, ThreadPoolExecutor(1) as aside:
        upload_work.reserve_numbers(upload, by=by)

        last = monotonic()

        # the long transaction shows nothing before it ends: progress goes over another connection
        def report(stored: int) -> None:
            nonlocal last
            if monotonic() - last > BETWEEN_REPORTS:
                last = monotonic()
                aside.submit(_advance, running, stored)

        def fence(stored: int) -> None:
            aside.submit(_let_go).result()
            running.advance(done=stored)

        try:
            with quiet_collector():
                upload_work.store_good(upload, by=by, helpers=helpers, report=report, fence=fence)
        finally:
            aside.submit(_let_go).result()


@job("upload-undo", most_attempts=10)
def undo_upload(running: Running) -> None:
    """Make the cases of an upload vanish again."""
    upload = uploads.upload_at(running.subject.partition(":")[2])
    gone, _kept = upload_work.undo(upload, by=uploads.worker_of(upload, running.row.kind))
    running.advance(done=gone)


@job("upload-report", most_attempts=10)
def mark_upload(running: Running) -> None:
    """Make the workbook with its wrong cells marked, for whoever wants to mend them."""
    upload = uploads.upload_at(running.subject.partition(":")[2])
    with store.open_stored(upload.file) as file:
        source = io.BytesIO(file.read())
    target = io.BytesIO()
    annotate(source, _marks(upload), target, words=_words(), heading_rows=_heading_rows(upload))
    report = store.put(target.getvalue(), kind="upload-report", media_type=XLSX)
    upload_work.keep_report(upload, report)


def _advance(running: Running, stored: int) -> None:
    running.advance(done=stored)


def _let_go() -> None:
    """Close the connection of the thread that reports, when all its reports have gone out."""
    connection.close()


def _marks(upload: "Upload") -> Iterator[Mark]:
    for cell in uploads.marks_of(upload, MOST_MARKS):
        yield Mark(
            cell.sheet,
            cell.row,
            max(cell.column, 0) + 1,
            _reason(cell),
            Weight.HARD if cell.severity == "hard" else Weight.SOFT,
        )


def _reason(cell: "CellProblem") -> str:
    words = sentence_of(cell.code, cell.params)
    return words if cell.column >= 0 else f"{cell.heading}: {words}" if cell.heading else words


def _heading_rows(upload: "Upload") -> int:
    sheets = upload.plan.get("sheets") or [{"first_row": 2}]
    return int(sheets[0]["first_row"]) - 1


def _words() -> ReportWords:
    return ReportWords(
        problems=_("Problems"),
        sheet=_("Sheet"),
        cell=_("Cell"),
        reason=_("Reason"),
        weight=_("Weight"),
        hard=_("Must be corrected"),
        soft=_("Please check"),
    )
