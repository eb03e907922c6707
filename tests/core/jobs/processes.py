"""Workers as processes of their own, to be killed without a word."""

import os
import signal
import time
import warnings

from django.db import connections
from django.db.models.functions import Now

from cen_suite.core.jobs import dispatch
from cen_suite.core.jobs.models import Job

PATIENCE = 30.0


def start_worker(job_id: int) -> int:
    """Let a new process run a job; it shares nothing with this one but the database."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # nothing here holds a lock
        pid = os.fork()
    if pid == 0:
        try:
            dispatch.run(job_id)
            os._exit(0)
        finally:
            os._exit(1)
    return pid


def kill(pid: int) -> bool:
    """Kill a worker at once; tell whether it was still at work."""
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def ended(pid: int) -> int:
    """Wait for a worker and give its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def await_expiry(job_id: int) -> None:
    """Wait until nobody holds the job any more, by the clock of the database."""
    _await(lambda: not Job.objects.filter(pk=job_id, lease_until__gte=Now()).exists())


def await_progress(job_id: int, beyond: int) -> None:
    """Wait until a job has come further than a row."""
    _await(lambda: Job.objects.filter(pk=job_id, done__gt=beyond).exists())


def _await(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
