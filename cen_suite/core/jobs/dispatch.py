"""Start jobs after commit; take, run, finish; find those whose worker died."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.jobs.collector import give_back
from cen_suite.core.jobs.models import Job
from cen_suite.core.jobs.registry import kind_of
from cen_suite.core.jobs.running import LEASE, LostLease, Running
from cen_suite.core.web.problems import DomainError

log = logging.getLogger(__name__)
PATIENCE = timedelta(seconds=5)


def start(kind: str, *, subject: str, by: str, total: int = 0) -> Job:
    """Queue a job in the caller's transaction and ring the bell once it is committed."""
    kind_of(kind)
    row = Job.objects.create(
        kind=kind, subject=subject, by=by, total=total, language=translation.get_language() or "en"
    )
    transaction.on_commit(lambda: ring(row.pk))
    return row


def ring(job_id: int) -> None:
    """Tell a worker; when the broker is away the row waits for the poll."""
    from cen_suite.core.jobs.tasks import run_job  # noqa: PLC0415 -- tasks import this module

    try:
        run_job.delay(job_id)
    except (OperationalError, RedisError, OSError):
        log.warning("the broker is away; job %s waits for the poll", job_id)


def ring_waiting() -> int:
    """Ring for every job that nobody took, or whose worker has died."""
    found = waiting()
    for job_id in found:
        ring(job_id)
    return len(found)


def waiting() -> list[int]:
    """List the jobs that nobody took, or whose worker has died, the oldest first."""
    forgotten = Q(state=Job.State.QUEUED, created__lt=Now() - PATIENCE)
    orphaned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    found = Job.objects.filter(forgotten | orphaned).order_by("id")
    return list(found.values_list("pk", flat=True)[:100])


def run(job_id: int) -> None:
    """Take a job, do its work, and write how it ended; does nothing if somebody has it."""
    row = take(job_id)
    if row is None:
        return
    kind = kind_of(row.kind)
    if row.attempts > kind.most_attempts:
        _finish(
            row,
            Job.State.DEAD,
            row.error or gettext("The work was tried several times and failed."),
        )
        return
    try:
        with translation.override(row.language):
            _work(row)
    finally:
        give_back()


def _work(row: Job) -> None:
    try:
        with Running(row) as running:
            kind_of(row.kind).work(running)
    except LostLease:
        log.warning("job %s was taken over by another worker", row.pk)
    except DomainError as error:
        _finish(row, Job.State.FAILED, error.words())
    except Exception:
        _mine(row).update(state=Job.State.QUEUED, lease_until=None)
        raise
    else:
        _finish(row, Job.State.DONE, "")


def take(job_id: int) -> Job | None:
    """Take the lease of a job that is free; one worker only can succeed."""
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=Now())
    taken = Job.objects.filter(free, pk=job_id).update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        lease_until=Now() + LEASE,
        started_at=Now(),
    )
    return Job.objects.get(pk=job_id) if taken else None


def latest(subject: str, kind: str) -> Job | None:
    """Find the newest job of a kind on a subject."""
    return Job.objects.filter(subject=subject, kind=kind).order_by("-id").first()


def _mine(row: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=row.pk, attempts=row.attempts, state=Job.State.RUNNING)


@transaction.atomic
def _finish(row: Job, state: Job.State, error: str) -> None:
    _mine(row).update(state=state, error=error, finished_at=Now(), lease_until=None)
    if state != Job.State.DONE:
        trail.record(row.by, Event.JOB_FAILED, subject=row.subject, details={"kind": row.kind})
