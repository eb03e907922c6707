"""Add pictures to a case, say what they show, take them away."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit.events import Event
from cen_suite.core.codelists.lookup import table
from cen_suite.core.files import store
from cen_suite.core.files.errors import ImageRefused
from cen_suite.core.files.fingerprints import fingerprint
from cen_suite.core.files.images import CleanImage, clean
from cen_suite.core.files.models import StoredFile
from cen_suite.core.files.refusals import sentence
from seizures.actions.moves import lock
from seizures.actions.on_cases import check_in_hand, record
from seizures.errors import PhotoRefused
from seizures.models import Photo, Seizure
from seizures.search.dimensions import Dimension
from seizures.search.facets import facet
from seizures.states import PUBLIC, State

KIND = "photo"
JPEG = "image/jpeg"
MOST = 20
LONGEST_CAPTION = 200
WITH_PHOTO = facet(Dimension.HAS, "photo")
NEEDS = {
    State.DRAFT: Permission.SEIZURE_ENTER,
    State.RETURNED: Permission.SEIZURE_ENTER,
    State.SUBMITTED: Permission.SEIZURE_ENTER,
    State.APPROVED: Permission.SEIZURE_RELEASE,
    **dict.fromkeys(PUBLIC, Permission.SEIZURE_RELEASE),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it was sent, under the name the officer knows it by."""

    name: str
    content: bytes


def add_photos(*, public_id: UUID, pictures: Sequence[Picture], by: gate.Actor) -> list[Photo]:
    """Clean pictures and add them to a case: all of them, or none and a sentence why."""
    check_open(Seizure.objects.select_related("administration").get(public_id=public_id), by)
    cleaned = [_cleaned(picture) for picture in pictures]
    with transaction.atomic():
        seizure = lock(public_id)
        check_open(seizure, by)
        _check_taken(seizure, len(cleaned))
        last = Photo.objects.filter(seizure=seizure).order_by("-position").first()
        start = last.position + 1 if last else 0
        added = [_attach(seizure, each, start + at, by) for at, each in enumerate(cleaned)]
        _recount(seizure)
    return added


@transaction.atomic
def describe_photo(*, photo_id: UUID, view: str, caption: str, by: gate.Actor) -> Photo:
    """Say what a picture shows."""
    photo = _locked(photo_id, by)
    views = table("media-view")
    if view and view not in views:
        raise PhotoRefused(_("Choose from the list what the picture shows."))
    if view and views.attribute(view, "releasable", default=True) is False:
        raise PhotoRefused(
            _("Pictures of persons and of documents stay national. Remove the picture here.")
        )
    photo.view, photo.caption = view, caption.replace("\x00", "").strip()[:LONGEST_CAPTION]
    photo.save(update_fields=["view", "caption"])
    return photo


@transaction.atomic
def remove_photo(*, photo_id: UUID, by: gate.Actor) -> Seizure:
    """Take a picture away, and its bytes if no other case shows the same."""
    photo = _locked(photo_id, by)
    seizure = photo.seizure
    _delete(photo)
    _recount(seizure)
    record(by, Event.PHOTO_REMOVED, seizure, details={"photo": str(photo_id)})
    return seizure


def drop_photos(seizure: Seizure) -> None:
    """Take away all pictures of a case that is about to go."""
    for photo in Photo.objects.filter(seizure=seizure):
        _delete(photo)


def check_open(seizure: Seizure, by: gate.Actor) -> None:
    """Refuse strangers; stop where pictures are not changed any more."""
    check_in_hand(seizure, by, NEEDS)


def _locked(photo_id: UUID, by: gate.Actor) -> Photo:
    photo = Photo.objects.select_related("seizure__administration").get(public_id=photo_id)
    photo.seizure = lock(photo.seizure.public_id)
    check_open(photo.seizure, by)
    return photo


def _cleaned(picture: Picture) -> CleanImage:
    try:
        return clean(picture.content)
    except ImageRefused as refused:
        raise PhotoRefused(
            _("%(name)s: %(reason)s"), name=picture.name[:80], reason=sentence(refused)
        ) from refused


def _check_taken(seizure: Seizure, more: int) -> None:
    if seizure.photo_count + more > MOST:
        raise PhotoRefused(_("A case holds at most %(most)s photos."), most=MOST)
    products = table("product")
    if any(products.attribute(code, "media") is False for code in _products(seizure)):
        raise PhotoRefused(_("No pictures are taken of goods of this kind."))


def _products(seizure: Seizure) -> set[str]:
    typed = (seizure.typed or {}).get("cells", {}).get("lines", [])
    stored = seizure.lines.values_list("product", flat=True)
    return {code for code in (*stored, *(row.get("product") for row in typed)) if code}


def _attach(seizure: Seizure, image: CleanImage, position: int, by: gate.Actor) -> Photo:
    prints = fingerprint(image.wall)
    photo = Photo.objects.create(
        seizure=seizure,
        position=position,
        full=store.put(image.jpeg, kind=KIND, media_type=JPEG),
        wall=store.put(image.wall, kind=KIND, media_type=JPEG),
        thumbnail=store.put(image.thumb, kind=KIND, media_type=JPEG),
        width=image.width,
        height=image.height,
        fingerprint=prints.short - (1 << 64) if prints.short >> 63 else prints.short,
        bands=list(prints.bands),
        added_by=by.name,
    )
    record(by, Event.PHOTO_ADDED, seizure, details={"photo": str(photo.public_id)})
    return photo


def _delete(photo: Photo) -> None:
    files = [photo.full_id, photo.wall_id, photo.thumbnail_id]
    photo.delete()
    for stored in StoredFile.objects.filter(pk__in=files):
        shared = Photo.objects.filter(Q(full=stored) | Q(wall=stored) | Q(thumbnail=stored))
        if not shared.exists():
            store.delete(stored)


def _recount(seizure: Seizure) -> None:
    """Keep the number of pictures and the mark that finds cases with pictures."""
    count = Photo.objects.filter(seizure=seizure).count()
    others = set(seizure.facets) - {WITH_PHOTO}
    seizure.photo_count = count
    if seizure.facets:
        seizure.facets = sorted(others | {WITH_PHOTO}) if count else sorted(others)
    seizure.save(update_fields=["photo_count", "facets", "updated"])
