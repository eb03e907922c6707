"""Mounts /api/v1/ and its description: the pages' actions and queries, spoken as JSON."""

from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, ValidationError

from accounts.api import me
from accounts.operations import nobody
from cen_suite.core.web.problems import DomainError, Refused, json_problem, remember_refusal
from cen_suite.openapi import Interface
from seizures.api import exports, lists, photos, reporting, uploads
from seizures.api.shapes import case_shapes

DESCRIPTION: Final = """
Everything a machine of an administration may do: report seizures one by one or as a workbook,
find them, read them, take them away. Send a machine token as `Authorization: Bearer …`; tokens are
issued by the national contact point, name what they allow, and expire. Sentences come in the
language of `Accept-Language`; codes are the same in every language. What was sent twice is kept
once. Problems are those of RFC 9457.

A workbook whose headings nobody has explained yet waits in the state `to_map`: an officer says
once on its page what the columns mean, and the next ones pass by themselves.
"""

api = Interface(
    shapes=case_shapes,
    title="CEN Suite",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
    auth=nobody,
    urls_namespace="api-1",
)
for router in (
    me.router,
    reporting.router,
    uploads.router,
    exports.router,
    photos.router,
    lists.router,
):
    api.add_router("", router)


@api.exception_handler(DomainError)
def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Say a problem of the domain, with every field it is about."""
    if isinstance(error, Refused):
        remember_refusal(request, error)
    more: dict[str, Any] = {"problems": error.listed()} if error.listed() else {}
    return json_problem(error.status, error.code, error.words(), **more)


@api.exception_handler(ObjectDoesNotExist)
@api.exception_handler(Http404)
@api.exception_handler(PermissionDenied)
def not_there(_request: HttpRequest, _error: Exception) -> HttpResponse:
    """Answer the hidden and the missing alike."""
    return json_problem(Refused.status, Refused.code, Refused.sentence)


@api.exception_handler(AuthenticationError)
def no_token(_request: HttpRequest, _error: Exception) -> HttpResponse:
    """Ask for a token; an unknown, an expired and a revoked one are all alike."""
    words = _("A token is needed. This one is missing, unknown, expired or revoked.")
    answer = json_problem(HTTPStatus.UNAUTHORIZED, "token-needed", words)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def ill_formed(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name what in the address could not be read."""
    reason = _("This value cannot be read.")
    wrong = [
        {"path": str(each["loc"][-1]), "code": str(each["type"]), "reason": reason}
        for each in error.errors
    ]
    words = _("The request is ill-formed.")
    return json_problem(HTTPStatus.UNPROCESSABLE_ENTITY, "ill-formed", words, problems=wrong)
