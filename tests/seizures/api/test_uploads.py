"""Machines send many cases: the same checks, the same words, nothing twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.permissions import Permission
from seizures.api import uploads as api
from seizures.models import Seizure, Upload
from seizures.upload import intake
from seizures.upload.working import XLSX
from tests.accounts.conftest import contact_point
from tests.accounts.people import Somebody
from tests.seizures.api.machines import CASE, get, machine, post
from tests.seizures.upload.sending import checked, stored, work_off, workbook

__all__ = ["contact_point"]
pytestmark = pytest.mark.django_db(transaction=True)
HOSTILE_NAMES = ("direction", "location", "event_start", "summary", "legal_basis", "concealed")


def test_a_workbook_goes_in_by_machine(client: Client, contact_point: Somebody) -> None:
    token, (raw, bad) = machine(contact_point), workbook(20, bad_share=0.01)
    sent = client.post(
        "/api/v1/uploads", {"file": SimpleUploadedFile("w.xlsx", raw)}, headers=token
    )
    assert sent.status_code == 202
    work_off()

    told = client.get(sent.headers["Location"], headers=token).json()
    assert (told["state"], told["cases"]) == ("checked", 20)
    hard = [each for each in told["problems"] if each["severity"] == "hard"]
    assert {(each["row"], each["column"]) for each in hard} == {(b.row, b.column) for b in bad}
    assert all(each["sentence"] for each in hard)

    assert client.post(f"/api/v1/uploads/{told['id']}/confirm", headers=token).status_code == 202
    work_off()
    assert Seizure.objects.count() == told["good"] > 0


def test_a_list_of_cases_goes_the_same_way(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point)
    cases = [CASE, {**CASE, "national_ref": "API-2", "direction": "sideways"}, "no case"]

    sent = post(client, "uploads", cases, token)
    again = post(client, "uploads", cases, token)
    work_off()

    assert sent.json()["id"] == again.json()["id"]
    told = client.get(sent.headers["Location"], headers=token).json()
    assert (told["cases"], told["good"], told["bad"]) == (3, 1, 2)
    found = {(each["row"], each["path"], each["code"]) for each in told["problems"]}
    assert (2, "direction", "unknown-code") in found
    assert (3, "", "not-a-case") in found


def test_a_file_that_is_no_table_is_refused_in_words(
    client: Client, contact_point: Somebody
) -> None:
    file = SimpleUploadedFile("w.xlsx", b"%PDF-1.7 nothing")

    answer = client.post("/api/v1/uploads", {"file": file}, headers=machine(contact_point))

    assert answer.status_code == 422
    assert "not a workbook" in answer.json()["title"]
    assert not Upload.objects.exists()


def test_a_list_that_is_too_long_or_none_is_refused(
    client: Client, contact_point: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = machine(contact_point)
    monkeypatch.setattr(intake, "MOST_CASES", 2)

    assert post(client, "uploads", [{}] * 3, token).json()["title"].startswith("Sheet “JSON” has")
    nothings: list[object] = [[], {}, "x", 7, None]
    for nothing in nothings:
        assert post(client, "uploads", nothing, token).status_code == 422
    assert not Upload.objects.exists()


def test_a_list_with_signs_that_cannot_be_kept_is_checked_to_its_end(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point)
    odd = [
        {**CASE, name: value} for name in HOSTILE_NAMES for value in ("\x00", "\ud800", "\u202e")
    ]
    odd += [{name: "x"} for name in ("\x00", "\ud800", "y" * 100_000)]

    sent = post(client, "uploads", [*odd, {**CASE, "national_ref": "GOOD"}], token)
    work_off()

    told = get(client, f"uploads/{sent.json()['id']}", token).json()
    assert (told["state"], told["cases"]) == ("checked", len(odd) + 1)
    assert told["good"] >= 1


def test_an_upload_is_taken_back_by_machine_with_the_scope_for_it(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point, Permission.UPLOAD_MAKE, Permission.UPLOAD_UNDO)
    upload = stored(workbook(2)[0], contact_point.actor)
    path = f"uploads/{upload.public_id}/undo"

    assert post(client, path, b"", machine(contact_point)).status_code == 404
    assert post(client, path, b"", token).status_code == 202
    work_off()
    assert post(client, path, b"", token).status_code == 202
    assert get(client, f"uploads/{upload.public_id}", token).json()["state"] == "undone"


def test_the_marked_workbook_comes_back(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point)
    upload = checked(workbook(20, bad_share=0.02)[0], contact_point.actor)

    answer = get(client, f"uploads/{upload.public_id}/report", token)

    assert answer.headers["Content-Type"] == XLSX
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    clean = checked(workbook(1, seed=9)[0], contact_point.actor)
    expected = 200 if clean.report else 404
    assert get(client, f"uploads/{clean.public_id}/report", token).status_code == expected


def test_uploads_are_listed_page_by_page(client: Client, contact_point: Somebody) -> None:
    uploads = [checked(workbook(1, seed=seed)[0], contact_point.actor) for seed in range(2)]

    told = get(client, "uploads", machine(contact_point)).json()

    assert [each["id"] for each in told["uploads"]] == [str(u.public_id) for u in uploads[::-1]]
    assert told["older"] == ""


def test_problems_are_told_in_portions_that_meet(
    client: Client, contact_point: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PORTION", 3)
    upload = checked(workbook(30, bad_share=0.02)[0], contact_point.actor)
    path, token = f"uploads/{upload.public_id}", machine(contact_point)

    told, start = [], 0
    while start is not None:
        page = get(client, f"{path}?start={start}", token).json()
        told += [(each["row"], each["column"]) for each in page["problems"]]
        start = page["more"]

    rows = upload.cells.order_by("row", "column", "id").values_list("row", "column")
    assert told == list(rows)
    assert len(told) > 3
    for odd in ("-1", "x", "9" * 30, ""):
        assert get(client, f"{path}?start={odd}", token).status_code == 422
