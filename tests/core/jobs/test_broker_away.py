"""Redis is gone or frozen: pages answer, the job waits in the database, and is found there."""

import socket
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import kombu.pools
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from cen_suite.celery import app
from cen_suite.core.jobs import dispatch, rounds
from cen_suite.core.jobs.models import Job
from seizures.models import Export, Upload
from tests.accounts.conftest import contact_point
from tests.accounts.people import Somebody
from tests.seizures.api.machines import API, machine
from tests.seizures.entering import enter
from tests.seizures.samples import case, store
from tests.seizures.upload.sending import workbook

__all__ = ["contact_point"]
pytestmark = pytest.mark.django_db(transaction=True)
LONGEST_WAIT = 6.0
CLOSED = "redis://127.0.0.1:1/0"


@pytest.fixture
def frozen() -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture(params=["closed", "frozen"])
def away(request: pytest.FixtureRequest, frozen: str, settings: Any) -> Iterator[None]:
    """The bell is somewhere where nobody hears it."""
    address = CLOSED if request.param == "closed" else frozen
    settings.REDIS_URL = address
    with broker(address):
        yield


class broker:  # noqa: N801 -- read as a sentence
    """Lets Celery ring at another address for a while, as it does outside tests."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        self._switch(self._address, eager=False)

    def __exit__(self, *_fault: object) -> None:
        self._switch("memory://", eager=True)

    def _switch(self, address: str, *, eager: bool) -> None:
        app.conf.update(broker_url=address, broker_write_url=address, task_always_eager=eager)
        app.set_default()
        app._pool = None  # noqa: SLF001 -- opened anew at the other address
        app.amqp._producer_pool = None  # noqa: SLF001
        kombu.pools.reset()  # type: ignore[no-untyped-call]


def timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    start = time.monotonic()
    return ask(), time.monotonic() - start


def grown_old() -> None:
    """Let the patience with the bell run out."""
    Job.objects.update(created=timezone.now() - timedelta(minutes=1))


@pytest.mark.usefixtures("away")
def test_an_upload_is_taken_and_found_by_the_round(
    client: Client, contact_point: Somebody
) -> None:
    enter(client, contact_point)
    file = SimpleUploadedFile("cases.xlsx", workbook(2)[0])

    answer, seconds = timed(lambda: client.post(reverse("uploads"), {"file": file}))

    assert answer.status_code == 302
    assert seconds < LONGEST_WAIT
    assert Job.objects.get().state == Job.State.QUEUED
    assert rounds.walk_once() == 0  # the bell may still have been heard
    grown_old()
    assert rounds.walk_once() == 1
    assert Upload.objects.get().state == Upload.State.CHECKED


@pytest.mark.usefixtures("away")
def test_a_machine_may_send_and_confirm(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point, Permission.UPLOAD_MAKE)
    file = SimpleUploadedFile("cases.xlsx", workbook(2)[0])
    sent = client.post(API + "uploads", {"file": file}, headers=token)
    grown_old()
    rounds.walk_once()

    confirm = f"{sent.headers['Location']}/confirm"
    answer, seconds = timed(lambda: client.post(confirm, headers=token))

    assert (sent.status_code, answer.status_code) == (202, 202)
    assert seconds < LONGEST_WAIT
    grown_old()
    rounds.walk_once()
    assert Upload.objects.get().state == Upload.State.DONE


@pytest.mark.usefixtures("away")
def test_an_export_is_written_all_the_same(client: Client, contact_point: Somebody) -> None:
    store(contact_point.actor, case())
    enter(client, contact_point)
    chosen = {"shape": "csv", "language": "en"}

    answer, seconds = timed(lambda: client.post(reverse("export-new"), chosen))

    assert answer.status_code == 302
    assert seconds < LONGEST_WAIT
    grown_old()
    rounds.walk_once()
    assert Export.objects.get().rows == 1


def test_when_the_bell_is_back_it_is_rung_for_what_waited(
    client: Client, contact_point: Somebody
) -> None:
    enter(client, contact_point)
    with broker(CLOSED):
        client.post(reverse("uploads"), {"file": SimpleUploadedFile("c.xlsx", workbook(2)[0])})
    assert Upload.objects.get().state == Upload.State.CHECKING

    grown_old()
    dispatch.ring_waiting()

    assert Upload.objects.get().state == Upload.State.CHECKED


def test_a_round_leaves_the_work_to_the_bell_while_that_answers(
    contact_point: Somebody, settings: Any
) -> None:
    settings.REDIS_URL = ""
    Job.objects.create(kind="upload-check", subject="upload:1", by="sn.contact")
    grown_old()

    assert rounds.walk_once() == 0


def test_a_job_that_fails_does_not_stop_the_round(
    settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.REDIS_URL = CLOSED
    Job.objects.create(kind="upload-check", subject="upload:nothing", by="sn.contact")
    Job.objects.create(kind="upload-check", subject="upload:nothing", by="sn.contact")
    grown_old()

    assert rounds.walk_once() == 2
    assert [record.levelname for record in caplog.records if "will be tried" in record.msg] == [
        "ERROR",
        "ERROR",
    ]


def test_rounds_begin_and_end_with_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[int] = []
    monkeypatch.setattr(rounds, "ROUND_SECONDS", 0.01)
    monkeypatch.setattr(rounds, "walk_once", lambda: walked.append(1))

    thread = rounds.begin()
    while not walked:
        time.sleep(0.01)
    rounds.end()
    thread.join(2)

    assert not thread.is_alive()
