"""Pictures of cases: those of one case, those on a wall, one to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.codelists.lookup import label
from cen_suite.core.files import store
from cen_suite.core.files.models import StoredFile
from seizures.models import Photo, Seizure

SIZES = ("full", "wall", "thumbnail")
WALL_WIDTH, WALL_HEIGHT = 300, 225


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the component shows it."""

    public_id: UUID
    url: str
    thumb: str
    caption: str
    note: str
    view: str
    own_caption: str = ""
    width: int = WALL_WIDTH
    height: int = WALL_HEIGHT


def of_case(actor: gate.Actor, seizure: Seizure) -> list[Shown]:
    """List the pictures of a case, in order."""
    if not gate.allows(actor, Permission.PHOTO_READ):
        return []
    rows = gate.visible(actor, Photo.objects.filter(seizure=seizure)).order_by("position")
    return [_shown(row, address(row.public_id, "full"), note="") for row in rows]


def wall(titles: Mapping[int, str]) -> list[Shown]:
    """Show the first picture of each case, by id; the caller has narrowed and named the cases."""
    rows = (
        Photo.objects.filter(seizure_id__in=titles)
        .select_related("seizure")
        .order_by("seizure_id", "position")
        .distinct("seizure_id")
    )
    first = {row.seizure_id: row for row in rows}
    return [
        _shown(
            first[pk],
            reverse("case", args=[first[pk].seizure.public_id]),
            note=first[pk].seizure.reference,
            title=title,
        )
        for pk, title in titles.items()
        if pk in first
    ]


def stored_photo(actor: gate.Actor, public_id: UUID, size: str) -> StoredFile:
    """Find the stored file of a picture in one size; raises DoesNotExist or Refused."""
    photo = Photo.objects.select_related("seizure__administration", size).get(public_id=public_id)
    gate.check(actor, Permission.PHOTO_READ, photo)
    return {"full": photo.full, "wall": photo.wall, "thumbnail": photo.thumbnail}[size]


def read(stored: StoredFile) -> bytes:
    """Open a stored picture."""
    return store.read(stored)


def address(public_id: UUID, size: str) -> str:
    """Give the address of a picture in one size."""
    return reverse("photo", args=[public_id, size])


def _shown(photo: Photo, url: str, *, note: str, title: str = "") -> Shown:
    view = label("media-view", photo.view) if photo.view else ""
    said = title or photo.caption or view or _("Photo %(number)s") % {"number": photo.position + 1}
    return Shown(
        public_id=photo.public_id,
        url=url,
        thumb=address(photo.public_id, "wall"),
        caption=said,
        note=note,
        view=photo.view,
        own_caption=photo.caption,
    )
