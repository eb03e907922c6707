"""Report one seizure by machine."""

import json
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema, Status

from accounts import gate
from accounts.operations import needs
from accounts.permissions import Permission
from cen_suite.core.web.json_body import read_json
from seizures.actions.machine_report import report_case
from seizures.api.seizures import router
from seizures.api.shapes import SENT
from seizures.upload.single import MOST_BYTES, judge_one

__all__ = ["router"]
SENT_CASE: Final = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{SENT}"}}},
    }
}


class Reported(Schema):
    """A case that was stored, or had been stored before."""

    id: UUID
    reference: str
    state: str
    is_known: bool


@router.post(
    "/seizures",
    response={HTTPStatus.CREATED: Reported, HTTPStatus.OK: Reported},
    auth=needs(Permission.SEIZURE_ENTER),
    summary="Report one case",
    openapi_extra=SENT_CASE,
)
def report(request: HttpRequest) -> Status[Any]:
    """Report a case: facts under their names, as codes or words; it waits for approval.

    The same case sent twice is stored once.
    """
    actor = gate.actor_of(request)
    typed = read_json(request, most=MOST_BYTES)
    judged = judge_one(typed, by=actor, language=get_language() or "en")
    flags = tuple(json.loads(judged.flags))
    stored = report_case(judged.facts, digest=judged.digest, flags=flags, by=actor)
    answer = {
        "id": stored.public_id,
        "reference": stored.reference,
        "state": stored.state,
        "is_known": stored.is_known,
    }
    return Status(HTTPStatus.OK if stored.is_known else HTTPStatus.CREATED, answer)
