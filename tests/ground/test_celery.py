"""Celery starts the rounds of a worker and ends them."""

import os
import subprocess
import sys

import pytest
from celery.signals import worker_ready, worker_shutting_down

from cen_suite.core.jobs import rounds


def test_a_worker_walks_rounds_from_its_start_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(rounds, "begin", lambda: said.append("begin"))
    monkeypatch.setattr(rounds, "end", lambda: said.append("end"))

    worker_ready.send(sender=None)
    worker_shutting_down.send(sender=None)

    assert said == ["begin", "end"]


def test_a_page_rings_the_bell_of_this_suite() -> None:
    question = (
        "import django, sys; django.setup(); from cen_suite.core.jobs.tasks import run_job;"
        "sys.exit(run_job.app.main != 'cen_suite')"
    )
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "cen_suite.settings"}
    ended = subprocess.run([sys.executable, "-c", question], env=environ, check=False)  # noqa: S603 -- our own module

    assert ended.returncode == 0
