"""Workers are killed, frozen and replaced in the middle of an upload: nothing lost or doubled."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.jobs import dispatch, running
from cen_suite.core.jobs.models import Job
from seizures.actions import upload_work, uploads
from seizures.models import Line, Seizure, Upload
from seizures.queries.uploads import subject_of
from seizures.upload import pipeline, working
from tests.accounts.people import Somebody
from tests.core.jobs.processes import (
    await_expiry,
    await_progress,
    ended,
    kill,
    start_worker,
)
from tests.seizures.upload.sending import checked, send, workbook

pytestmark = pytest.mark.django_db(transaction=True)
CASES, KILLS = 240, 4
RAW, BAD = workbook(CASES, bad_share=0.005)
SPOILT = {(cell.row - 2) // 2 for cell in BAD}


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Short leases, slow portions, each reported; a bell that only remembers who was called."""
    for module in (dispatch, running):
        monkeypatch.setattr(module, "LEASE", timedelta(seconds=0.5))
    monkeypatch.setattr(running, "BEAT", 0.1)
    monkeypatch.setattr(pipeline, "PORTION", 12)
    monkeypatch.setattr(upload_work, "PORTION", 12)
    monkeypatch.setattr(working, "BETWEEN_REPORTS", 0.0)
    for step in ("stage", "copy_in"):
        monkeypatch.setattr(upload_work, step, slowly(getattr(upload_work, step)))
    heard: list[int] = []
    monkeypatch.setattr(dispatch, "ring", heard.append)
    return heard


def slowly(step: Callable[..., None]) -> Callable[..., None]:
    """Leave time to kill a worker before it is through."""

    def slow(*words: Any) -> None:
        time.sleep(0.04)
        step(*words)

    return slow


def job_of(upload: Upload, kind: str) -> Job:
    found = dispatch.latest(subject_of(upload), kind)
    assert found is not None
    return found


def survive(job_id: int, *, points: list[int], rung: list[int]) -> int:
    """Kill a worker at each point of its way, then let one finish; say how many died."""
    killed = 0
    for point in points:
        Job.objects.filter(pk=job_id).update(done=0)
        pid = start_worker(job_id)
        await_progress(job_id, point)
        was_at_work = kill(pid)
        killed += was_at_work
        if not was_at_work:  # it came through first, and nothing is left to be killed
            break
        await_expiry(job_id)
        rung.clear()
        dispatch.ring_waiting()
        if Job.objects.get(pk=job_id).state == Job.State.RUNNING:
            assert job_id in rung
    assert ended(start_worker(job_id)) == 0
    assert Job.objects.get(pk=job_id).state == Job.State.DONE
    return killed


def found_in(upload: Upload) -> tuple[object, ...]:
    """All that a check says: the counts, the staged cases, the problems."""
    upload.refresh_from_db()
    staged = upload.staged.order_by("number").values_list("number", "first_row", "is_good")
    cells = upload.cells.values_list("row", "column", "code", "severity")
    counts = (upload.state, upload.rows, upload.cases, upload.good, upload.bad, upload.same)
    return (counts, list(staged), Counter(cells))


def undisturbed(who: Somebody) -> object:
    """What a check of the same file finds when nobody dies."""
    upload = send(RAW, who.actor).upload
    assert ended(start_worker(job_of(upload, "upload-check").pk)) == 0
    found = found_in(upload)
    upload.delete()
    return found


def events(upload: Upload, event: Event) -> int:
    return AuditEvent.objects.filter(subject=subject_of(upload), event=event.value).count()


def is_stored_once(upload: Upload) -> None:
    """Every good case is there with all its goods, numbered without gap or double."""
    upload.refresh_from_db()
    good = CASES - len(SPOILT)
    references = sorted(upload.seizures.values_list("reference", flat=True))
    assert (upload.state, upload.good, upload.staged.count()) == (Upload.State.DONE, good, 0)
    assert references == [f"SN-2026-{number:06d}" for number in range(1, good + 1)]
    assert Line.objects.filter(seizure__upload=upload).count() == 2 * good
    assert Seizure.objects.count() == good
    assert events(upload, Event.UPLOAD_COMMITTED) == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_points_the_check_finds_what_it_finds_undisturbed(
    reporter: Somebody, rung: list[int], seed: int
) -> None:
    oracle = undisturbed(reporter)
    upload = send(RAW, reporter.actor).upload

    points = sorted(Random(seed).sample(range(2 * CASES - 60), KILLS))  # noqa: S311 -- the same again
    killed = survive(job_of(upload, "upload-check").pk, points=points, rung=rung)

    assert killed >= KILLS - 1
    assert found_in(upload) == oracle
    named = set(upload.cells.filter(severity="hard").values_list("row", "column"))
    assert named == {(cell.row, cell.column) for cell in BAD}
    assert events(upload, Event.UPLOAD_CHECKED) == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_points_the_commit_stores_every_good_case_once(
    reporter: Somebody, rung: list[int], seed: int
) -> None:
    upload = committing(reporter)

    points = Random(seed).sample(range(CASES - len(SPOILT) - 60), KILLS)  # noqa: S311 -- the same again
    killed = survive(job_of(upload, "upload-commit").pk, points=points, rung=rung)

    assert killed >= KILLS - 1
    is_stored_once(upload)


def test_a_worker_that_wakes_up_late_adds_nothing_to_a_check(reporter: Somebody) -> None:
    oracle = undisturbed(reporter)
    upload = send(RAW, reporter.actor).upload
    job = job_of(upload, "upload-check").pk
    sleeper = start_worker(job)
    await_progress(job, 0)
    os.kill(sleeper, signal.SIGSTOP)
    await_expiry(job)

    second = ended(start_worker(job))
    os.kill(sleeper, signal.SIGCONT)
    ended(sleeper)
    if second != 0:  # the sleeper fell asleep with its hands on the rows
        assert ended(start_worker(job)) == 0

    assert found_in(upload) == oracle
    assert events(upload, Event.UPLOAD_CHECKED) == 1


def test_a_worker_that_wakes_up_late_stores_nothing(reporter: Somebody) -> None:
    """It holds its locks while it sleeps, so the next one waits, gives up, and comes again."""
    upload = committing(reporter)
    job = job_of(upload, "upload-commit").pk
    sleeper = start_worker(job)
    await_progress(job, 0)
    os.kill(sleeper, signal.SIGSTOP)
    await_expiry(job)

    second = start_worker(job)
    time.sleep(0.5)
    os.kill(sleeper, signal.SIGCONT)
    ended(sleeper)
    if ended(second) != 0:
        assert ended(start_worker(job)) == 0

    is_stored_once(upload)


def test_a_job_whose_workers_always_die_is_given_up_and_said(reporter: Somebody) -> None:
    upload = send(RAW, reporter.actor).upload
    job = job_of(upload, "upload-check").pk
    Job.objects.filter(pk=job).update(attempts=10)

    dispatch.run(job)

    row = Job.objects.get(pk=job)
    assert (row.state, row.error) == (
        Job.State.DEAD,
        "The work was tried several times and failed.",
    )
    assert AuditEvent.objects.filter(event=Event.JOB_FAILED.value).count() == 1


def committing(who: Somebody) -> Upload:
    """An upload that was checked and confirmed and now waits for a worker."""
    upload = checked(RAW, who.actor)
    uploads.confirm(public_id=upload.public_id, publish=False, by=who.actor)
    return upload
