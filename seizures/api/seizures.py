"""Find and read seizures by machine."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from accounts import gate
from accounts.operations import needs
from accounts.permissions import Permission
from cen_suite.core.web.paging import read_mark
from seizures.api.shapes import Facts
from seizures.queries import cases, photos, search
from seizures.record.payload import to_payload
from seizures.search.criteria import read_criteria
from seizures.search.dimensions import Dimension

router = Router(tags=["seizures"])
LIST: Final = {"type": "array", "items": {"type": "string"}}
ASKED: Final = {
    "parameters": [
        {"in": "query", "name": "q", "schema": {"type": "string", "maxLength": 200}},
        {"in": "query", "name": "since", "schema": {"type": "string", "format": "date"}},
        {"in": "query", "name": "until", "schema": {"type": "string", "format": "date"}},
        *({"in": "query", "name": each.value, "schema": LIST} for each in Dimension),
    ]
}


class Found(Schema):
    """One case of a result, in codes."""

    id: UUID
    reference: str
    state: str
    date: str | None
    reporting_country: str | None
    title: str | None
    photos: int
    card: dict[str, Any]


class Result(Schema):
    """A page of a result, newest first; `older` goes into `at` of the next request."""

    total: int
    is_exact: bool
    cases: list[Found]
    newer: str
    older: str


class Picture(Schema):
    """A picture of a case: what it shows, and where it is read in full size."""

    id: UUID
    caption: str
    view: str
    address: str


class OneCase(Schema):
    """A case with all its facts; pictures only for a token that may see them."""

    id: UUID
    reference: str
    state: str
    version: int
    completeness: int
    facts: Facts
    photos: list[Picture]


@router.get(
    "/seizures",
    response=Result,
    auth=needs(Permission.SEIZURE_READ),
    summary="Search cases",
    openapi_extra=ASKED,
)
def find(request: HttpRequest, at: str = "") -> dict[str, Any]:
    """Run a search; the parameters are those of the address of the search page."""
    actor = gate.actor_of(request)
    criteria = read_criteria(dict(request.GET.lists()))
    page = search.search_page(actor, criteria, mark=read_mark(at, 2))
    total = search.total(actor, criteria)
    return {
        "total": total.count,
        "is_exact": total.is_exact,
        "cases": [_found(row) for row in page.rows],
        "newer": page.newer,
        "older": page.older,
    }


@router.get(
    "/seizures/{public_id}",
    response=OneCase,
    auth=needs(Permission.SEIZURE_READ),
    summary="Read a case",
)
def read(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    """Read one case with all its facts."""
    actor = gate.actor_of(request)
    seizure = cases.case(actor, public_id)
    return {
        "id": seizure.public_id,
        "reference": seizure.reference,
        "state": seizure.state,
        "version": seizure.version,
        "completeness": seizure.completeness,
        "facts": to_payload(cases.facts(seizure)),
        "photos": [_picture(shown) for shown in photos.of_case(actor, seizure)],
    }


def _found(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["public_id"],
        "reference": row["reference"],
        "state": row["state"],
        "date": row["event_start"].isoformat() if row["event_start"] else None,
        "reporting_country": row["reporting_country"],
        "title": row["title"],
        "photos": row["photo_count"],
        "card": row["card"],
    }


def _picture(shown: photos.Shown) -> dict[str, Any]:
    return {
        "id": shown.public_id,
        "caption": shown.own_caption,
        "view": shown.view,
        "address": reverse("api-1:photo", args=[shown.public_id, "full"]),
    }
