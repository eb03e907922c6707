"""Jobs: the row is the truth; a worker may die, nothing is lost or done twice."""

import os
import platform
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.jobs import dispatch, registry, running
from cen_suite.core.jobs.models import Job
from cen_suite.core.jobs.registry import job
from cen_suite.core.jobs.running import LostLease, Running
from cen_suite.core.web.problems import DomainError

pytestmark = pytest.mark.django_db(transaction=True)


class NoGoods(DomainError):
    sentence = _("The case has changed.")


@pytest.fixture
def seen() -> Iterator[list[str]]:
    """Kinds of jobs for this test only, and what their work saw."""
    before, log = dict(registry._KINDS), []  # noqa: SLF001 -- put back afterwards

    @job("test-good")
    def good(running: Running) -> None:
        log.append(f"from {running.checkpoint.get('row', 0)}")
        running.advance(done=5, total=10, checkpoint={"row": 5})

    @job("test-crash")
    def crash(running: Running) -> None:
        running.advance(done=1, checkpoint={"row": 1})
        log.append("crash")
        raise ValueError("broken")

    @job("test-refuse")
    def refuse(running: Running) -> None:
        raise NoGoods

    @job("test-large")
    def large(running: Running) -> None:
        """Take 200 MB in small blocks, and go with one in a hundred still in use."""
        blocks = [bytes(2_000) for _each in range(100_000)]
        kept.append(blocks[::100])

    kept: list[list[bytes]] = []
    yield log
    registry._KINDS.clear()  # noqa: SLF001
    registry._KINDS.update(before)  # noqa: SLF001


def resident() -> int:
    """Megabytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can")
@pytest.mark.usefixtures("seen")
def test_a_worker_gives_back_the_memory_of_a_large_job() -> None:
    before = resident()

    dispatch.run(queued("test-large").pk)

    assert resident() < before + 100


def queued(kind: str) -> Job:
    return Job.objects.create(kind=kind, subject="upload:1", by="sn.officer")


def test_a_job_runs_once_and_says_how_far_it_came(seen) -> None:
    row = queued("test-good")

    dispatch.run(row.pk)
    dispatch.run(row.pk)

    row.refresh_from_db()
    assert (row.state, row.done, row.total, seen) == (Job.State.DONE, 5, 10, ["from 0"])


def test_an_error_of_the_domain_ends_the_job_with_its_sentence(seen) -> None:
    row = queued("test-refuse")

    dispatch.run(row.pk)

    row.refresh_from_db()
    assert (row.state, row.error) == (Job.State.FAILED, "The case has changed.")
    assert AuditEvent.objects.filter(event=Event.JOB_FAILED).count() == 1


def test_a_crash_is_tried_again_and_in_the_end_given_up(seen) -> None:
    row = queued("test-crash")

    for _attempt in range(3):
        with pytest.raises(ValueError, match="broken"):
            dispatch.run(row.pk)
    dispatch.run(row.pk)

    row.refresh_from_db()
    assert (row.state, len(seen)) == (Job.State.DEAD, 3)


def test_a_job_in_other_hands_is_left_alone(seen) -> None:
    row = queued("test-good")
    assert dispatch.take(row.pk) is not None

    dispatch.run(row.pk)

    assert seen == []


def test_a_dead_workers_job_goes_on_from_its_checkpoint(seen) -> None:
    row = queued("test-good")
    taken = dispatch.take(row.pk)
    assert taken is not None
    Job.objects.filter(pk=row.pk).update(
        checkpoint={"row": 3}, lease_until=timezone.now() - timedelta(seconds=1)
    )

    dispatch.run(row.pk)

    assert seen == ["from 3"]
    with pytest.raises(LostLease):
        Running(taken).advance(done=4)


def test_the_lease_is_renewed_again_after_the_work_held_the_row(seen, monkeypatch) -> None:
    monkeypatch.setattr(running, "BEAT", 0.05)
    taken = dispatch.take(queued("test-good").pk)
    assert taken is not None
    beats: list[bool] = []
    beat = Running._beat  # noqa: SLF001 -- counted, and done

    def counted(working: Running) -> None:
        beats.append(True)
        beat(working)

    monkeypatch.setattr(Running, "_beat", counted)
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=100")

    with Running(taken):
        with transaction.atomic():
            Job.objects.select_for_update().get(pk=taken.pk)
            wait_until(lambda: len(beats) > 2)
        Job.objects.filter(pk=taken.pk).update(lease_until=None)
        wait_until(lambda: Job.objects.get(pk=taken.pk).lease_until is not None)

    assert len(beats) > 2


def wait_until(holds: Callable[[], bool]) -> None:
    """Give another thread ten seconds to do its part."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_job_that_nobody_took_is_rung_for_again(seen) -> None:
    row = queued("test-good")
    Job.objects.filter(pk=row.pk).update(created=timezone.now() - timedelta(minutes=1))

    assert dispatch.ring_waiting() == 1
