"""Pictures of a case: show one, add, describe, remove."""

from collections.abc import Callable
from http import HTTPStatus
from typing import cast
from uuid import UUID

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import gate
from cen_suite.core.codelists.lookup import label, table
from seizures.actions import photos as actions
from seizures.actions.photos import Picture
from seizures.errors import PhotoRefused
from seizures.queries import cases, photos
from seizures.views.entry_context import photos_added

KEEP = "private, max-age=3600"


Picturing = Callable[[HttpRequest, UUID, str], HttpResponse]
laid_out_by_the_browser = (
    cast(  # its own style shows a bare picture; csp's types know no arguments
        "Callable[[Picturing], Picturing]", csp_replace({"style-src": ["'unsafe-inline'"]})
    )
)


@laid_out_by_the_browser
def photo(request: HttpRequest, public_id: UUID, size: str) -> HttpResponse:
    """Send a picture to those who see its case; the browser may keep it for itself."""
    if size not in photos.SIZES:
        raise Http404
    stored = photos.stored_photo(gate.actor_of(request), public_id, size)
    tag = f'"{stored.digest[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        answer = HttpResponse(photos.read(stored), content_type=stored.media_type)
        answer["Content-Disposition"] = "inline"
        answer["X-Content-Type-Options"] = "nosniff"
    answer["ETag"] = tag
    answer["Cache-Control"] = KEEP
    return answer


def case_photos(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the pictures of a case to be described, added and removed."""
    actor = gate.actor_of(request)
    if request.method == "POST":
        return _add(request, actor, public_id)
    seizure = cases.case(actor, public_id)
    context = {
        "case": seizure,
        "photos": photos.of_case(actor, seizure),
        "views": [
            (code.code, label("media-view", code.code))
            for code in table("media-view")
            if code.attributes.get("releasable", True)
        ],
    }
    return render(request, "seizures/photos.html", context)


@require_POST
def photo_describe(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say what a picture shows."""
    actor = gate.actor_of(request)
    view = request.POST.get("view", "")
    caption = request.POST.get("caption", "")
    try:
        described = actions.describe_photo(
            photo_id=public_id, view=view, caption=caption, by=actor
        )
    except PhotoRefused as refused:
        messages.error(request, refused.words())
        return _back(cases.of_photo(actor, public_id))
    messages.success(request, _("Saved."))
    return _back(described.seizure.public_id)


@require_POST
def photo_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a picture away."""
    seizure = actions.remove_photo(photo_id=public_id, by=gate.actor_of(request))
    messages.success(request, _("The photo was removed."))
    return _back(seizure.public_id)


def _add(request: HttpRequest, actor: gate.Actor, public_id: UUID) -> HttpResponse:
    pictures = [Picture(file.name or "", file.read()) for file in request.FILES.getlist("photos")]
    try:
        added = actions.add_photos(public_id=public_id, pictures=pictures, by=actor)
    except PhotoRefused as refused:
        messages.error(request, refused.words())
        return _back(public_id)
    if added:
        messages.success(request, photos_added(len(added)))
    return _back(public_id)


def _back(case_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("case-photos", args=[case_id]))
