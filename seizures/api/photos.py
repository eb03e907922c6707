"""Pictures of cases by machine."""

from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from accounts import gate
from accounts.operations import needs
from accounts.permissions import Permission
from seizures.queries import photos

router = Router(tags=["seizures"])
PICTURE = {"200": {"description": "The picture.", "content": {"image/*": {}}}}


class Size(StrEnum):
    """The sizes in which a picture is kept."""

    FULL = "full"
    WALL = "wall"
    THUMBNAIL = "thumbnail"


@router.get(
    "/photos/{public_id}/{size}",
    auth=needs(Permission.PHOTO_READ),
    url_name="photo",
    summary="Read a picture",
    openapi_extra={"responses": PICTURE},
)
def photo(request: HttpRequest, public_id: UUID, size: Size) -> HttpResponse:
    """Send a picture of a case that the token reaches."""
    stored = photos.stored_photo(gate.actor_of(request), public_id, size.value)
    return HttpResponse(photos.read(stored), content_type=stored.media_type)
