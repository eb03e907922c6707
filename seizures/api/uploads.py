"""Send many seizures by machine: as a list, or as the workbook an officer would send."""

import io
from http import HTTPStatus
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from ninja import Query, Router, Schema, Status

from accounts import gate
from accounts.operations import needs
from accounts.permissions import Permission
from cen_suite.core.files.downloads import download
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.refusals import sentence
from cen_suite.core.web.json_body import MEDIA_TYPE, WrongKind, read_raw
from cen_suite.core.web.paging import read_mark
from seizures.actions import uploads as actions
from seizures.api.shapes import SENT
from seizures.errors import UploadRefused
from seizures.queries import uploads as queries
from seizures.upload.intake import MOST_LIST_BYTES, look_at, look_at_list
from seizures.upload.single import CHANNEL
from seizures.upload.words import sentence_of
from seizures.upload.working import XLSX

if TYPE_CHECKING:
    from seizures.models import CellProblem, Upload

router = Router(tags=["uploads"])
PORTION: Final = 500
Start = Annotated[int, Query(ge=0, le=100_000_000)]
FORM: Final = "multipart/form-data"
FILE: Final = {
    "type": "object",
    "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
    "required": ["file"],
}
CASES: Final = {
    "type": "array",
    "minItems": 1,
    "items": {"$ref": f"#/components/schemas/{SENT}"},
}
SENT_CASES: Final = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": CASES}, FORM: {"schema": FILE}},
    }
}
WORKBOOK: Final = {"200": {"description": "The workbook.", "content": {XLSX: {}}}}


class CellAt(Schema):
    """One problem of one cell; for a list, `row` counts cases and `path` names the fact."""

    sheet: str
    row: int
    column: int
    heading: str
    value: str
    path: str
    code: str
    severity: str
    sentence: str


class Standing(Schema):
    """Where an upload stands, in short."""

    id: UUID
    file_name: str
    state: str
    refusal: str
    rows: int
    cases: int
    good: int
    bad: int
    same: int


class UploadStatus(Standing):
    """Where an upload stands; `problems` is one portion, `more` says from where the next goes."""

    done: int
    total: int
    problems: list[CellAt]
    more: int | None


class Uploads(Schema):
    """A page of uploads, newest first; `older` goes into `at` of the next request."""

    uploads: list[Standing]
    older: str


@router.get(
    "/uploads", response=Uploads, auth=needs(Permission.UPLOAD_MAKE), summary="List uploads"
)
def listed(request: HttpRequest, at: str = "") -> dict[str, Any]:
    """List what the administration sent, by machine or by hand."""
    page = queries.upload_page(gate.actor_of(request), read_mark(at, 2))
    return {"uploads": [_standing(upload) for upload in page.rows], "older": page.older}


@router.post(
    "/uploads",
    response={HTTPStatus.ACCEPTED: UploadStatus},
    auth=needs(Permission.UPLOAD_MAKE),
    summary="Send a workbook or a list of cases",
    openapi_extra=SENT_CASES,
)
def send(request: HttpRequest, response: HttpResponse) -> Status[Any]:
    """Take a workbook (multipart, field `file`) or a JSON list; the same content twice is one.

    It is checked in the background; ask at `Location` how far it is.
    """
    actor = gate.actor_of(request)
    try:
        received = _take(request, actor, get_language() or "en")
    except Refusal as refusal:
        raise UploadRefused(sentence(refusal)) from refusal
    upload = queries.upload_for(actor, received.upload.public_id)
    response["Location"] = reverse("api-1:upload_status", args=[upload.public_id])
    return Status(HTTPStatus.ACCEPTED, _status(upload, 0))


@router.get(
    "/uploads/{public_id}",
    response=UploadStatus,
    auth=needs(Permission.UPLOAD_MAKE),
    url_name="upload_status",
    summary="Ask how far an upload is",
)
def status(request: HttpRequest, public_id: UUID, start: Start = 0) -> dict[str, Any]:
    """Say how far an upload is, and its problems cell by cell in the caller's language."""
    return _status(queries.upload_for(gate.actor_of(request), public_id), start)


@router.get(
    "/uploads/{public_id}/report",
    auth=needs(Permission.UPLOAD_MAKE),
    summary="Fetch the workbook with its wrong cells marked",
    openapi_extra={"responses": WORKBOOK},
)
def report(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Give back the workbook that was sent, with its wrong cells marked and commented."""
    upload = queries.upload_for(gate.actor_of(request), public_id)
    if upload.report is None:
        raise Http404
    return download(upload.report, media_type=XLSX, name="marked.xlsx")


@router.post(
    "/uploads/{public_id}/confirm",
    response={HTTPStatus.ACCEPTED: UploadStatus},
    auth=needs(Permission.UPLOAD_MAKE),
    summary="Store the good cases",
)
def confirm(request: HttpRequest, public_id: UUID) -> Status[Any]:
    """Let the good cases go ahead for approval; confirming twice is confirming once."""
    actor = gate.actor_of(request)
    upload = actions.confirm(public_id=public_id, publish=False, by=actor)
    return Status(HTTPStatus.ACCEPTED, _status(upload, 0))


@router.post(
    "/uploads/{public_id}/undo",
    response={HTTPStatus.ACCEPTED: UploadStatus},
    auth=needs(Permission.UPLOAD_UNDO),
    summary="Take an upload back",
)
def undo(request: HttpRequest, public_id: UUID) -> Status[Any]:
    """Take the cases of an upload back within 30 days; those changed since stay."""
    upload = actions.ask_undo(public_id=public_id, by=gate.actor_of(request))
    return Status(HTTPStatus.ACCEPTED, _status(upload, 0))


def _take(request: HttpRequest, actor: gate.Actor, language: str) -> actions.Received:
    if request.content_type == MEDIA_TYPE:
        raw = read_raw(request, most=MOST_LIST_BYTES)
        look_at_list(raw)
        return actions.receive(
            io.BytesIO(raw), name="cases.json", by=actor, language=language, channel=CHANNEL
        )
    if request.content_type != FORM:
        raise WrongKind(wanted=f"{MEDIA_TYPE}, {FORM}")
    file: Any = request.FILES.get("file")
    if file is None:
        raise Refusal("empty")
    name = PurePath(file.name or "").name
    look_at(file, name=name)
    return actions.receive(file, name=name, by=actor, language=language)


def _standing(upload: "Upload") -> dict[str, Any]:
    return {
        "id": upload.public_id,
        "file_name": upload.file_name,
        "state": upload.state,
        "refusal": upload.refusal,
        "rows": upload.rows,
        "cases": upload.cases,
        "good": upload.good,
        "bad": upload.bad,
        "same": upload.same,
    }


def _status(upload: "Upload", start: int) -> dict[str, Any]:
    job = queries.job_of(upload)
    cells = queries.problem_page(upload, after=start, size=PORTION)
    return {
        **_standing(upload),
        "done": job.done if job else 0,
        "total": job.total if job else 0,
        "problems": [_cell(cell) for cell in cells[:PORTION]],
        "more": start + PORTION if len(cells) > PORTION else None,
    }


def _cell(cell: "CellProblem") -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "row": cell.row,
        "column": cell.column,
        "heading": cell.heading,
        "value": cell.value,
        "path": cell.params.get("path", ""),
        "code": cell.code,
        "severity": cell.severity,
        "sentence": sentence_of(cell.code, cell.params),
    }
