"""What the queue knows: thin wrappers around the jobs' actions."""

from celery import shared_task

from cen_suite.core.audit import sealing
from cen_suite.core.jobs import dispatch


@shared_task
def run_job(job_id: int) -> None:
    """Run one job."""
    dispatch.run(job_id)


@shared_task
def ring_waiting() -> None:
    """Find jobs that nobody works on."""
    dispatch.ring_waiting()


@shared_task
def seal_trail() -> None:
    """Seal what was written since the last time."""
    sealing.seal()


@shared_task
def sign_trail() -> None:
    """Sign how far the chain reached."""
    sealing.seal()
    sealing.sign_checkpoint()
