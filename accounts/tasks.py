"""Thin wrappers for the job queue."""

from celery import shared_task
from django.utils import timezone

from accounts.actions import letters, upkeep
from cen_suite.core.jobs.registry import job
from cen_suite.core.jobs.running import Running


@job("letters")
def send_letters(running: Running) -> None:
    """Mail every letter that waits."""
    running.advance(done=letters.send_waiting())


@shared_task
def send_waiting_letters() -> None:
    """Mail what nobody rang for."""
    letters.send_waiting()


@shared_task
def keep_accounts() -> None:
    """Do the nightly check of accounts."""
    upkeep.keep_accounts()
    upkeep.roles_running_out(timezone.now())
    upkeep.write_digests()
