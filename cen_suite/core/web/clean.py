"""What arrives from outside never holds the one sign that no column keeps: NUL."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from cen_suite.core.web.problems import is_machine

NUL: Final = "\x00"


class CleanMiddleware:
    """Takes NUL out of addresses and forms before a view sees them.

    Nobody types it and no field shows it; but a query that carries it is a fault. Machines have
    their own check, which names the fact that holds it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the work is done once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _named: dict[str, Any]
    ) -> None:
        """Clean what the view will read; an address with the sign in it leads nowhere."""
        if NUL in request.path_info:
            raise Http404
        request.GET = _clean(request.GET)
        if request.method == "POST" and not is_machine(request):
            request.POST = _clean(request.POST)


def _clean(sent: Any) -> Any:
    """Give the same form without the sign, and the very same one if it has none."""
    if not any(NUL in text for name, texts in sent.lists() for text in (name, *texts)):
        return sent
    clean = QueryDict(mutable=True, encoding=sent.encoding)
    for name, texts in sent.lists():
        clean.setlist(name.replace(NUL, ""), [text.replace(NUL, "") for text in texts])
    clean._mutable = False  # noqa: SLF001 -- as Django makes them
    return clean
