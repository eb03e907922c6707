"""Sent, confirmed or taken back twice is once; and taking back has an end."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cen_suite.core.files.models import StoredFile
from cen_suite.core.jobs.models import Job
from seizures.actions import uploads
from seizures.errors import UndoTooLate
from seizures.models import Seizure, Upload
from seizures.queries.uploads import subject_of
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.upload.sending import checked, send, stored, work_off, workbook

pytestmark = pytest.mark.django_db(transaction=True)
RAW, _BAD = workbook(3)
MOMENT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bell that nobody hears: jobs run when the test lets them."""
    monkeypatch.setattr("cen_suite.core.jobs.dispatch.ring", lambda _job: None)


def at_once(count: int, act) -> None:
    """Do something in several threads at the same time."""
    gate = threading.Barrier(count)

    def run() -> None:
        gate.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def jobs_of(upload: Upload, kind: str) -> int:
    return Job.objects.filter(subject=subject_of(upload), kind=kind).count()


def test_a_file_sent_eight_times_at_once_is_one_upload(reporter: Somebody) -> None:
    by, seen = reporter.actor, list[tuple[int, bool]]()

    def act() -> None:
        received = send(RAW, by)
        seen.append((received.upload.pk, received.is_known))

    at_once(8, act)

    upload = Upload.objects.get()
    assert {pk for pk, _known in seen} == {upload.pk}
    assert [known for _pk, known in seen].count(False) == 1
    assert jobs_of(upload, "upload-check") == 1
    assert StoredFile.objects.filter(kind="upload").count() == 1


def test_confirmed_eight_times_at_once_it_is_stored_once(reporter: Somebody) -> None:
    by, upload = reporter.actor, checked(RAW, reporter.actor)

    at_once(8, lambda: uploads.confirm(public_id=upload.public_id, publish=False, by=by))
    work_off()

    assert jobs_of(upload, "upload-commit") == 1
    assert Seizure.objects.count() == 3


def test_taken_back_eight_times_at_once_it_is_taken_back_once(reporter: Somebody) -> None:
    by, upload = reporter.actor, stored(RAW, reporter.actor)

    at_once(8, lambda: uploads.ask_undo(public_id=upload.public_id, by=by))
    work_off()
    uploads.ask_undo(public_id=upload.public_id, by=by)

    assert jobs_of(upload, "upload-undo") == 1
    assert Seizure.objects.filter(state=State.UNDONE).count() == 3


def test_the_last_moment_to_take_an_upload_back_is_thirty_days_after(reporter: Somebody) -> None:
    upload, by = stored(RAW, reporter.actor), reporter.actor
    assert upload.committed_at is not None
    assert upload.undo_until == upload.committed_at + timedelta(days=30)

    with (
        time_machine.travel(upload.undo_until + MOMENT, tick=False),
        pytest.raises(UndoTooLate, match="undo-too-late"),
    ):
        uploads.ask_undo(public_id=upload.public_id, by=by)
    assert Seizure.objects.filter(state=State.SUBMITTED).count() == 3

    with time_machine.travel(upload.undo_until, tick=False):
        uploads.ask_undo(public_id=upload.public_id, by=by)
    work_off()
    assert Seizure.objects.filter(state=State.UNDONE).count() == 3


def test_too_late_is_said_on_the_page(client: Client, reporter: Somebody) -> None:
    upload = stored(RAW, reporter.actor)
    Upload.objects.update(undo_until=timezone.now() - MOMENT)
    enter(client, reporter)

    answer = client.post(reverse("upload-undo", args=[upload.public_id]))

    assert answer.status_code == 409
    assert "That time is over." in answer.content.decode()


def test_the_back_button_leads_on_from_where_the_upload_stands(
    client: Client, reporter: Somebody
) -> None:
    enter(client, reporter)
    first = client.post(reverse("uploads"), {"file": SimpleUploadedFile("a.xlsx", RAW)})
    work_off()
    upload = Upload.objects.get()
    confirm = reverse("upload-confirm", args=[upload.public_id])
    client.post(confirm)
    work_off()

    again = client.post(reverse("uploads"), {"file": SimpleUploadedFile("b.xlsx", RAW)})
    pages = [
        confirm,
        *(reverse(f"upload-{p}", args=[upload.public_id]) for p in ("words", "columns")),
    ]
    answers = [client.get(page) for page in pages] + [client.post(page) for page in pages]

    assert again.headers["Location"] == first.headers["Location"]
    assert {answer.headers.get("Location") for answer in answers} == {first.headers["Location"]}
    assert "This file was sent before." in client.get(again.headers["Location"]).content.decode()
    assert Seizure.objects.count() == 3
