"""Read the JSON that a machine sends: what is not clean JSON is refused in words."""

import json
from http import HTTPStatus
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cen_suite.core.web.problems import DomainError

MEDIA_TYPE: Final = "application/json"


class WrongKind(DomainError):
    """Something else than JSON was sent, or nothing says what it is."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "wrong-content-type"
    sentence = _("Send this with the content type %(wanted)s.")


class TooMuch(DomainError):
    """More was sent than is read at once."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-large"
    sentence = _("More than %(kilobytes)s kB were sent. Send it in several parts.")


class NotJson(DomainError):
    """The body is not JSON, or not JSON that everybody reads alike."""

    status = HTTPStatus.BAD_REQUEST
    code = "not-json"
    sentence = _("The body is not JSON in UTF-8, or it is nested too deeply.")


def read_json(request: HttpRequest, *, most: int) -> Any:
    """Read the body of a request as JSON of at most so many bytes."""
    return parse_json(read_raw(request, most=most))


def read_raw(request: HttpRequest, *, most: int) -> bytes:
    """Read the body of a request that says it is JSON; not a byte more than may be sent."""
    if request.content_type != MEDIA_TYPE:
        raise WrongKind(wanted=MEDIA_TYPE)
    raw: bytes = request.read(most + 1)
    if len(raw) > most:
        raise TooMuch(kilobytes=most // 1024)
    return raw


def parse_json(raw: bytes) -> Any:
    """Read JSON as RFC 8259 has it: no NaN, no name twice, no nesting without end."""
    try:
        return json.loads(raw.decode(), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise NotJson from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
