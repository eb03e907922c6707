"""The queue's entry: `celery -A cen_suite.celery worker`."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready, worker_shutting_down

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cen_suite.settings")

app = Celery("cen_suite")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def begin_rounds(**_said: Any) -> None:
    """Let the worker look for work itself while the broker is away."""
    from cen_suite.core.jobs import rounds  # noqa: PLC0415 -- the applications are loaded by now

    rounds.begin()


def end_rounds(**_said: Any) -> None:
    """Take up nothing new."""
    from cen_suite.core.jobs import rounds  # noqa: PLC0415 -- the applications are loaded by now

    rounds.end()


worker_ready.connect(begin_rounds)
worker_shutting_down.connect(end_rounds)
