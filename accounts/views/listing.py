"""One page of a list whose order changes while people work on it: cut by number, not by mark."""

from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest

PAGE: Final = 50
FARTHEST: Final = 100_000


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> dict[str, object]:
    """Give what a list page shows: the rows, and the addresses of the pages beside it."""
    asked = request.GET.get("from", "")
    start = min(int(asked), FARTHEST) if asked.isascii() and asked.isdecimal() else 0
    found = list(rows[start : start + PAGE + 1])
    return {
        "rows": found[:PAGE],
        "newer": address_from(request, max(start - PAGE, 0)) if start else "",
        "older": address_from(request, start + PAGE) if len(found) > PAGE else "",
    }


def address_from(request: HttpRequest, place: int | str) -> str:
    """Give the address of the same list, from another place on."""
    asked = request.GET.copy()
    asked["from"] = str(place)
    return f"?{asked.urlencode()}"
