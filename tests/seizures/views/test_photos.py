"""Photos of a case: cleaned, guarded, counted."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.files.models import StoredFile
from seizures.models import Photo, Seizure
from seizures.queries import photos
from seizures.search.dimensions import Dimension
from seizures.search.facets import facet
from seizures.states import State
from tests.accounts.people import Somebody
from tests.corpus.pictures import scene, written
from tests.seizures.entering import enter
from tests.seizures.samples import COCAINE, case, store

pytestmark = pytest.mark.django_db
WITH_PHOTO = facet(Dimension.HAS, "photo")


def picture(name: str = "a.jpg", *, seed: int = 1) -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    return SimpleUploadedFile(name, written(scene(seed=seed), "JPEG", exif=exif))


def add(client: Client, seizure: Seizure, *files: SimpleUploadedFile) -> None:
    client.post(reverse("case-photos", args=[seizure.public_id]), {"photos": list(files)})
    seizure.refresh_from_db()


@pytest.fixture
def own(reporter: Somebody) -> Seizure:
    return store(reporter.actor, case(), state=State.SUBMITTED)[0]


def test_a_photo_is_kept_without_metadata_counted_and_found(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    enter(client, reporter)

    add(client, own, picture())

    photo = Photo.objects.get()
    sent = client.get(reverse("photo", args=[photo.public_id, "full"]))
    assert sent["Content-Type"] == "image/jpeg"
    assert sent["Cache-Control"].startswith("private")
    assert b"Secret camera" not in sent.content
    assert Image.open(io.BytesIO(sent.content)).size == (320, 240)
    assert own.photo_count == 1
    assert WITH_PHOTO in own.facets
    assert AuditEvent.objects.filter(event=Event.PHOTO_ADDED).count() == 1


def test_the_browser_does_not_fetch_a_photo_twice(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    enter(client, reporter)
    add(client, own, picture())
    address = reverse("photo", args=[Photo.objects.get().public_id, "wall"])

    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_one_bad_picture_keeps_all_out_and_says_which(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    enter(client, reporter)

    add(client, own, picture(), SimpleUploadedFile("b.jpg", b"GIF89a and nothing"))

    assert not Photo.objects.exists()
    page = client.get(reverse("case-photos", args=[own.public_id])).content.decode()
    assert "b.jpg" in page


def test_others_see_photos_of_published_cases_only(
    client: Client, reporter: Somebody, stranger: Somebody, own: Seizure
) -> None:
    enter(client, reporter)
    add(client, own, picture())
    address = reverse("photo", args=[Photo.objects.get().public_id, "full"])
    enter(client, stranger)

    hidden = client.get(address)
    Seizure.objects.update(state=State.PUBLISHED)
    shown = client.get(address)

    assert (hidden.status_code, shown.status_code) == (404, 200)


def test_a_stranger_adds_and_removes_nothing(
    client: Client, reporter: Somebody, stranger: Somebody, own: Seizure
) -> None:
    enter(client, reporter)
    add(client, own, picture())
    photo = Photo.objects.get()
    enter(client, stranger)

    add(client, own, picture(seed=2))
    removed = client.post(reverse("photo-remove", args=[photo.public_id]))

    assert removed.status_code == 404
    assert Photo.objects.get() == photo


def test_removing_lets_the_bytes_go_unless_another_case_shows_them(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    [other] = store(reporter.actor, case(), state=State.SUBMITTED, start=9)
    enter(client, reporter)
    add(client, own, picture())
    add(client, other, picture())
    first, second = Photo.objects.order_by("id")

    client.post(reverse("photo-remove", args=[first.public_id]))
    shared = StoredFile.objects.count()
    client.post(reverse("photo-remove", args=[second.public_id]))

    assert shared > 0
    assert StoredFile.objects.count() == 0
    own.refresh_from_db()
    assert own.photo_count == 0
    assert WITH_PHOTO not in own.facets
    assert AuditEvent.objects.filter(event=Event.PHOTO_REMOVED).count() == 2


def test_a_photo_is_described_but_not_as_a_person(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    enter(client, reporter)
    add(client, own, picture())
    address = reverse("photo-describe", args=[Photo.objects.get().public_id])

    client.post(address, {"view": "CONCEAL", "caption": "Under the floor"})
    refused = client.post(address, {"view": "PERSON", "caption": "He"}, follow=True)
    unknown = client.post(address, {"view": "???", "caption": ""}, follow=True)

    photo = Photo.objects.get()
    assert (photo.view, photo.caption) == ("CONCEAL", "Under the floor")
    assert b"stay national" in refused.content
    assert b"Choose from the list" in unknown.content


def test_goods_of_which_no_picture_may_exist_take_none(client: Client, reporter: Somebody) -> None:
    line = COCAINE.__class__(family="OTH", product="OTH-ILL-CSAM")
    [seizure] = store(reporter.actor, case(lines=(line,)), state=State.SUBMITTED)
    enter(client, reporter)

    add(client, seizure, picture())

    assert not Photo.objects.exists()


def test_the_wall_shows_the_first_photo_of_each_case(
    client: Client, reporter: Somebody, own: Seizure
) -> None:
    enter(client, reporter)
    add(client, own, picture(), picture("b.jpg", seed=2))

    shown = photos.wall({own.pk: own.reference, 0: ""})

    assert [each.note for each in shown] == [own.reference]
    assert str(Photo.objects.get(position=0).public_id) in shown[0].thumb
