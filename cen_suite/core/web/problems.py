"""Errors of the domain, and how a page or the interface for machines shows them."""

import json
import logging
import uuid
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event

log = logging.getLogger(__name__)


class DomainError(Exception):
    """Something an officer asked for cannot be done now; says why in his language."""

    status: HTTPStatus = HTTPStatus.CONFLICT
    code: str = "conflict"
    sentence: str | Promise = _("This cannot be done now.")

    def __init__(self, sentence: str | Promise | None = None, **params: object) -> None:
        super().__init__(str(sentence or self.code))
        self.params = params
        if sentence is not None:
            self.sentence = sentence

    def words(self) -> str:
        """Say what is wrong, in the active language."""
        text = str(self.sentence)
        return text % self.params if self.params else text

    def listed(self) -> list[dict[str, str]]:
        """List what is wrong field by field, for machines; usually there is nothing to list."""
        return []


class Refused(DomainError):
    """The gate said no; shown exactly like something that does not exist."""

    status = HTTPStatus.NOT_FOUND
    code = "not-found"
    sentence = _("This page does not exist, or you may not see it.")

    def __init__(self, permission: str = "", subject: str = "") -> None:
        super().__init__()
        self.permission = permission
        self.subject = subject


class ProblemMiddleware:
    """Turn errors of the domain into pages or JSON problems; anything else stays a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the request a number that trail and log share."""
        token = trail.request_id.set(uuid.uuid4().hex[:16])
        try:
            return self.get_response(request)
        finally:
            trail.request_id.reset(token)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an error of the domain; Django answers the rest."""
        if isinstance(error, Refused):
            remember_refusal(request, error)
        if isinstance(error, DomainError):
            return problem(request, error.status, error.code, error.words())
        if isinstance(error, (Http404, ObjectDoesNotExist, PermissionDenied)):
            return problem(request, Refused.status, Refused.code, str(Refused.sentence))
        return None


def remember_refusal(request: HttpRequest, error: Refused) -> None:
    """Write a refusal into the trail, after the refused transaction was rolled back."""
    actor = getattr(request, "actor", None)
    trail.record(
        getattr(actor, "name", "") or "anonymous",
        Event.REFUSED,
        subject=error.subject,
        details={"permission": error.permission, "path": request.path[:200]},
        administration=getattr(actor, "administration", "") or "",
    )


def problem(
    request: HttpRequest, status: HTTPStatus, code: str, words: str | Promise
) -> HttpResponse:
    """Show a problem the way the caller reads: JSON for machines, a page for people."""
    if is_machine(request) or "application/json" in request.headers.get("Accept", ""):
        return json_problem(status, code, words)
    context = {"status": int(status), "code": code, "words": words, "back": _back(request)}
    body = render_to_string(_template(status), context, request)
    return HttpResponse(body, status=status)


def is_machine(request: HttpRequest) -> bool:
    """Tell whether an answer is read by a machine, whatever it says it accepts."""
    return request.path.startswith("/api/")


def json_problem(
    status: HTTPStatus, code: str, words: str | Promise, **more: object
) -> HttpResponse:
    """Answer with a problem document of RFC 9457."""
    document = {
        "type": f"urn:cen:problem:{code}",
        "title": str(words),
        "status": int(status),
        **more,
    }
    text = json.dumps(document, ensure_ascii=False, default=str)
    return HttpResponse(
        text.encode(errors="replace"), status=status, content_type="application/problem+json"
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer an address that leads nowhere exactly like one that is hidden."""
    return problem(
        request,
        Refused.status,
        Refused.code,
        gettext("This page does not exist, or you may not see it."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that the page was open too long, and that what was typed is still in the browser."""
    words = gettext(
        "This page was open too long, or the session has ended. "
        "Go back: what you typed is still there. "
        "Reload the page in another tab, sign in, and send again."
    )
    return problem(request, HTTPStatus.FORBIDDEN, "stale-page", words)


def _template(status: HTTPStatus) -> str:
    known = {400, 403, 404, 409, 410, 413, 429}
    return f"problems/{int(status)}.html" if int(status) in known else "problems/409.html"


def _back(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    own = f"{request.scheme}://{request.get_host()}/"
    return "/" + referer.removeprefix(own) if referer.startswith(own) else "/"
