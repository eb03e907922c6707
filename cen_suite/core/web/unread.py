"""Requests that are refused before our code is asked: too much, damaged, asked the wrong way."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cen_suite.core.web.problems import is_machine, json_problem, problem

TOO_LARGE: Final = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
SENTENCES: Final[Mapping[int, tuple[str, str | Promise]]] = {
    400: (
        "unreadable",
        _("Something in the address or the form was damaged. Go back and try again."),
    ),
    405: ("wrong-method", _("This address is not asked in this way.")),
    413: (
        "too-large",
        _("The file or the form is larger than the suite takes. Send it in smaller parts."),
    ),
    500: (
        "fault",
        _("It has been noted. What you saved before is safe; please try again in a minute."),
    ),
}


class UnreadMiddleware:
    """Says to a machine as a problem what the framework would answer with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at what comes back."""
        answer = self.get_response(request)
        kind = answer.headers.get("Content-Type", "")
        if not is_machine(request) or answer.status_code not in SENTENCES or "json" in kind:
            return answer
        spoken = json_problem(HTTPStatus(answer.status_code), *SENTENCES[answer.status_code])
        if "Allow" in answer.headers:
            spoken["Allow"] = answer.headers["Allow"]
        return spoken


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what made a request unreadable: it was too much, or it was damaged on its way."""
    is_large = isinstance(exception, TOO_LARGE)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_large else HTTPStatus.BAD_REQUEST
    return problem(request, status, *SENTENCES[status])
