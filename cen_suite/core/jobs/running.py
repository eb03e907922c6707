"""A job in the hands of a worker: its lease, checkpoint and progress."""

import logging
import threading
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from django.db import OperationalError, connection
from django.db.models.functions import Now

from cen_suite.core.jobs.models import Job

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=30)
BEAT = 8.0


class LostLease(Exception):
    """Another worker has taken the job over; this one must stop at once."""


class Running:
    """What the work of a job is given: the subject, where to go on, and how to report."""

    def __init__(self, row: Job) -> None:
        self.row = row
        self.subject = row.subject
        self.by = row.by
        self.checkpoint: dict[str, Any] = dict(row.checkpoint)
        self._stop = threading.Event()
        self._pulse = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> Self:
        """Start to renew the lease, so that a long step is not taken for a dead worker."""
        self._pulse.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop renewing."""
        self._stop.set()
        self._pulse.join()

    def advance(
        self, *, done: int, total: int | None = None, checkpoint: dict[str, Any] | None = None
    ) -> None:
        """Report progress and where to go on after a crash; part of the caller's transaction.

        Raises LostLease when another worker has the job.
        """
        values: dict[str, Any] = {"done": done, "lease_until": Now() + LEASE}
        if total is not None:
            values["total"] = total
        if checkpoint is not None:
            values["checkpoint"] = self.checkpoint = checkpoint
        if not self._mine().update(**values):
            raise LostLease(self.row.kind)

    def _mine(self) -> Any:
        return Job.objects.filter(
            pk=self.row.pk, attempts=self.row.attempts, state=Job.State.RUNNING
        )

    def _renew(self) -> None:
        try:
            while not self._stop.wait(BEAT):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        """Renew the lease once; when that fails, the next beat tries again.

        The work itself may hold the row for longer than we wait for it; it renews the lease too.
        """
        try:
            self._mine().update(lease_until=Now() + LEASE)
        except OperationalError as fault:
            log.warning("the lease of job %s was not renewed: %s", self.row.pk, fault)
            connection.close()
