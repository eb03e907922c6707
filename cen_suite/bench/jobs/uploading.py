"""A workbook through the pipeline of the worker, against reading it and COPY of its rows."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from accounts.models import User
from accounts.queries.actors import actor_for
from cen_suite.bench.aside import aside, watched
from cen_suite.bench.ground import Ground
from cen_suite.bench.jobs.bare import copy_bare, rows_of
from cen_suite.bench.jobs.inserting import draw_entries, store_one_by_one
from cen_suite.bench.ratio import Counted, Measured, Took
from cen_suite.bench.stopwatch import Disagreement, clock
from cen_suite.celery import app
from cen_suite.core.codelists.lookup import lists, place_codes
from cen_suite.core.jobs import dispatch
from cen_suite.core.jobs.models import Job
from cen_suite.demo.workbook import write_workbook
from seizures.actions import uploads
from seizures.models import Seizure, Upload
from seizures.queries.uploads import subject_of

GOODS = 2
BAD_SHARE = 0.01
LARGEST_MEGABYTES = 600
LEAST_CASES = 20_000
"""Below this the start of the worker weighs more than the rows."""
MOST_RUNS = 2
NAIVE_CASES = 100
STEPS = ("check", "store", "mark", "read", "copy")
BELL = "memory://nowhere/"
OFFICER = "sn.contact"


def measure(ground: Ground) -> Iterator[Measured | Counted]:
    """Send a workbook with wrong cells; every one of them must be named, and no other."""
    if not ground.is_own:
        ground.say("  upload: left out, because it stores cases; it needs a database of its own")
        return
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "cases.xlsx")
        bad = write_workbook(path, ground.workbook, GOODS, BAD_SHARE, ground.seed)
        cells = sorted((each.row, each.column) for each in bad)
        rounds = [
            one_round(path, cells, ground.seed) for _run in range(min(ground.runs, MOST_RUNS))
        ]
    for each in rounds:
        ground.say(
            f"  {each['good']} good, {len(cells)} wrong cells: "
            + ", ".join(f"{name} {each[name][0]:.1f} s" for name in STEPS)
        )
    yield Measured(
        f"workbook of {ground.workbook:,} cases",
        tuple(_sum(each, "read", "copy") for each in rounds),
        tuple(_sum(each, "check", "store") for each in rounds),
        tuple(_sum(each, "naive") for each in rounds),
        goal=4 if ground.workbook >= LEAST_CASES else None,
    )
    peak = max(each["peak"] for each in rounds)
    yield Counted("workbook, peak memory with helpers", peak, LARGEST_MEGABYTES, "MB")


def one_round(path: str, cells: list[tuple[int, int]], seed: int) -> dict[str, Any]:
    """Take one round in three processes, so that none warms up or weighs on another."""
    read = aside(read_only, path)
    ours = aside(as_the_worker, path)
    if sorted(map(tuple, ours["named"])) != cells:
        raise Disagreement("the wrong cells of the workbook")
    return {**ours, **read, **aside(limit_and_naive, path, ours["upload"], seed)}


def read_only(path: str) -> dict[str, Any]:
    """Read every cell of the workbook with calamine, and do nothing with it."""
    return {"read": _pair(clock(lambda: _cells(path)))}


def as_the_worker(path: str) -> dict[str, Any]:
    """Check, store and mark a workbook as the worker does, with its memory."""
    app.conf.broker_url = BELL  # nobody else is to hear the bell
    app.loader.import_default_modules()
    lists(), place_codes()
    by = actor_for(User.objects.select_related("administration").get(username=OFFICER))
    with Path(path).open("rb") as book:
        upload = uploads.receive(book, name="cases.xlsx", by=by, language="en").upload
    with watched() as peak:
        check = _run(upload, "upload-check")
        hard = upload.cells.filter(severity="hard").values_list("row", "column")
        uploads.confirm(public_id=upload.public_id, publish=True, by=by)
        store = _run(upload, "upload-commit")
        mark = _run(upload, "upload-report")
        return {
            "upload": upload.pk,
            "check": check,
            "store": store,
            "mark": mark,
            "named": list(hard),
            "peak": peak(),
            "good": Seizure.objects.filter(upload=upload).count(),
        }


def limit_and_naive(path: str, upload_id: int, seed: int) -> dict[str, Any]:
    """COPY the rows that were stored, take the upload back, and go the naive way for a part."""
    upload = Upload.objects.get(pk=upload_id)
    rows = rows_of(Seizure.objects.filter(upload=upload).values_list("pk", flat=True))
    copy = clock(lambda: copy_bare(rows))
    by = actor_for(User.objects.select_related("administration").get(username=OFFICER))
    app.conf.broker_url = BELL
    uploads.ask_undo(public_id=upload.public_id, by=by)
    _run(upload, "upload-undo")
    entries = draw_entries(NAIVE_CASES, seed)
    read, stored = clock(lambda: _slow_cells(path)), clock(lambda: store_one_by_one(entries))
    naive = _sum_scaled((read, upload.cases / NAIVE_CASES), (stored, upload.good / NAIVE_CASES))
    return {"copy": _pair(copy), "naive": _pair(naive)}


def _run(upload: Upload, kind: str) -> list[float]:
    """Do the job of an upload that waits; it must succeed."""
    row = Job.objects.get(subject=subject_of(upload), kind=kind, state=Job.State.QUEUED)
    took = clock(lambda: dispatch.run(row.pk))
    row.refresh_from_db()
    upload.refresh_from_db()
    if row.state != Job.State.DONE:
        raise Disagreement(f"{kind}: {row.state} {row.error}")
    return _pair(took)


def _cells(path: str) -> int:
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return sum(len(row) for row in sheet.iter_rows())


def _slow_cells(path: str) -> int:
    """Read the rows of some cases with openpyxl."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = sheet.iter_rows(max_row=NAIVE_CASES * GOODS, values_only=True)
    return sum(len(row) for row in rows)


def _sum_scaled(*parts: tuple[Took, float]) -> Took:
    """Scale up what was done for fewer cases, and add."""
    return Took(
        sum(took.wall * scale for took, scale in parts),
        sum(took.cpu * scale for took, scale in parts),
    )


def _pair(took: Took) -> list[float]:
    """Write a time for JSON."""
    return [took.wall, took.cpu]


def _sum(each: dict[str, Any], *names: str) -> Took:
    return Took(sum(each[name][0] for name in names), sum(each[name][1] for name in names))
