"""A machine finds, reads and takes away what its administration may see, and nothing else."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from accounts.permissions import Permission
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.actions.photos import Picture, add_photos
from seizures.queries import whole
from seizures.record.payload import from_payload, to_payload
from seizures.states import State
from tests.accounts.people import Somebody
from tests.corpus import pictures
from tests.seizures.api.machines import API, CASE, get, machine, post
from tests.seizures.samples import case, store

pytestmark = pytest.mark.django_db
MISSING = "00000000-0000-4000-8000-000000000000"


def test_a_search_finds_what_the_page_would_find(client: Client, contact_point: Somebody) -> None:
    drugs = store(contact_point.actor, case(national_ref="A-1"))[0]
    store(contact_point.actor, case(direction="EXP"), start=9)
    token = machine(contact_point, Permission.SEIZURE_READ)

    told = get(client, "seizures?direction=IMP&q=Lion", token).json()

    assert [each["id"] for each in told["cases"]] == [str(drugs.public_id)]
    assert (told["total"], told["is_exact"]) == (1, True)


def test_a_case_is_read_as_it_was_reported(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point, Permission.SEIZURE_READ, Permission.SEIZURE_ENTER)
    made = post(client, "seizures", CASE, token).json()

    told = get(client, f"seizures/{made['id']}", token).json()

    assert told["state"] == "submitted"
    assert told["facts"]["lines"][0]["product"] == "DRG-COC-HCL"
    assert to_payload(from_payload(told["facts"])) == told["facts"]
    assert post(client, "seizures", told["facts"], token).json()["id"] == made["id"]


def test_whole_cases_are_taken_away_page_by_page_and_each_page_is_recorded(
    client: Client, contact_point: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = store(contact_point.actor, *[case(national_ref=f"A-{n}") for n in range(5)])
    monkeypatch.setattr(whole, "SIZE", 2)
    token = machine(contact_point, Permission.SEIZURE_EXPORT)

    seen, at = list[dict[str, Any]](), ""
    while True:
        page = get(client, f"exports/seizures?at={at}", token).json()
        seen += page["cases"]
        if not (at := page["older"]):
            break

    assert [each["id"] for each in seen] == [str(each.public_id) for each in stored[::-1]]
    assert {each["facts"]["lines"][0]["quantity"] for each in seen} == {"12.4"}
    pages = AuditEvent.objects.filter(event=Event.EXPORT_DOWNLOADED)
    assert [json.loads(each.details)["rows"] for each in pages.order_by("id")] == [2, 2, 1]


def test_pictures_are_for_tokens_that_may_see_them(
    client: Client, contact_point: Somebody
) -> None:
    stored = store(contact_point.actor, case(), state=State.DRAFT)[0]
    picture = Picture("a.jpg", pictures.written(pictures.scene(), "JPEG"))
    add_photos(public_id=stored.public_id, pictures=[picture], by=contact_point.actor)
    seeing = machine(contact_point, Permission.SEIZURE_READ, Permission.PHOTO_READ)
    blind = machine(contact_point, Permission.SEIZURE_READ)

    told = get(client, f"seizures/{stored.public_id}", seeing).json()["photos"][0]
    shown = client.get(told["address"], headers=seeing)

    assert shown.headers["Content-Type"].startswith("image/")
    assert get(client, f"seizures/{stored.public_id}", blind).json()["photos"] == []
    assert client.get(told["address"], headers=blind).status_code == 404
    assert get(client, f"photos/{told['id']}/huge", seeing).status_code == 422


def test_code_lists_speak_the_language_of_the_caller(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point)
    names = {each["name"] for each in get(client, "codes", token).json()}

    french = get(client, "codes/direction", token, **{"accept-language": "fr"}).json()
    english = get(client, "codes/direction", token).json()

    assert {"direction", "product", "country"} <= names
    assert [each["code"] for each in french] == [each["code"] for each in english]
    assert [each["label"] for each in french] != [each["label"] for each in english]
    assert get(client, "codes/nothing", token).status_code == 404


def test_what_belongs_to_others_is_told_exactly_like_what_is_not_there(
    client: Client, contact_point: Somebody, stranger: Somebody
) -> None:
    theirs = store(stranger.actor, case(reporting_country="BE"), state=State.SUBMITTED)[0]
    token = machine(contact_point, Permission.SEIZURE_READ)

    hidden = get(client, f"seizures/{theirs.public_id}", token)
    missing = get(client, f"seizures/{MISSING}", token)

    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert get(client, "seizures", token).json()["total"] == 0


def test_a_session_of_a_browser_changes_neither_rights_nor_language(
    client: Client, contact_point: Somebody
) -> None:
    client.force_login(contact_point.user, backend="accounts.backend.StrikeBackend")
    User.objects.update(language="ar")
    token = machine(contact_point, Permission.SEIZURE_READ)

    answer = get(client, f"seizures/{MISSING}", token, **{"accept-language": "fr"})

    assert answer.headers["Content-Language"] == "fr"
    assert post(client, "seizures", CASE, token).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_another_method_is_a_problem_that_names_the_right_ones(
    client: Client, method: str
) -> None:
    answer = getattr(client, method)(API + "seizures")

    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "POST"}


def test_a_body_that_is_no_form_is_a_problem(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point, Permission.UPLOAD_MAKE)
    kinds = (
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=" + "y" * 300,
    )

    answers = [
        client.post(API + "uploads", b"--x\r\nnothing", content_type=kind, headers=token)
        for kind in kinds
    ]

    assert {answer.status_code for answer in answers} <= {400, 422}
    assert {a.headers["Content-Type"] for a in answers} == {"application/problem+json"}


def test_a_form_with_too_much_beside_the_file_is_a_problem(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point, Permission.UPLOAD_MAKE)
    file = SimpleUploadedFile("w.csv", b"a,b\n1,2\n")

    large = client.post(API + "uploads", {"file": file, "x": "y" * 6_000_000}, headers=token)

    assert (large.status_code, large.headers["Content-Type"]) == (413, "application/problem+json")
