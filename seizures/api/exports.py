"""Take whole cases away by machine."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from accounts import gate
from accounts.operations import needs
from accounts.permissions import Permission
from cen_suite.core.web.paging import read_mark
from seizures.actions.exports import note_page
from seizures.api.seizures import ASKED
from seizures.api.shapes import Facts
from seizures.queries.whole import whole_page
from seizures.record.payload import to_payload
from seizures.search.criteria import read_criteria

router = Router(tags=["seizures"])


class WholeCase(Schema):
    """A case that is taken away."""

    id: UUID
    reference: str
    state: str
    version: int
    facts: Facts


class WholePage(Schema):
    """A page of whole cases, newest first; `older` goes into `at` of the next request."""

    cases: list[WholeCase]
    older: str


@router.get(
    "/exports/seizures",
    response=WholePage,
    auth=needs(Permission.SEIZURE_EXPORT),
    summary="Take whole cases away",
    openapi_extra=ASKED,
)
def take_away(request: HttpRequest, at: str = "") -> dict[str, Any]:
    """Give the cases of a search with all their facts, page by page; each page is recorded."""
    actor = gate.actor_of(request)
    criteria = read_criteria(dict(request.GET.lists()))
    page = whole_page(actor, criteria, mark=read_mark(at, 2))
    note_page(by=actor, criteria=criteria, rows=len(page.rows))
    whole = [
        {
            "id": each.public_id,
            "reference": each.reference,
            "state": each.state,
            "version": each.version,
            "facts": to_payload(each.facts),
        }
        for each in page.rows
    ]
    return {"cases": whole, "older": page.older}
