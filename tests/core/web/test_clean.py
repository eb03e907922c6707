"""NUL never reaches a view, in whatever part of a request it comes."""

from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from cen_suite.core.web.clean import CleanMiddleware


def seen(request: HttpRequest) -> HttpRequest:
    middleware = CleanMiddleware(lambda _request: HttpResponse())
    middleware.process_view(request, object(), (), {})
    return request


def test_forms_and_addresses_lose_it_and_keep_the_rest() -> None:
    request = seen(RequestFactory().post("/?q=a%00b&q=c", {"t\x00itle": ["x\x00", "y"], "n": "1"}))

    assert request.GET.getlist("q") == ["ab", "c"]
    assert dict(request.POST.lists()) == {"title": ["x", "y"], "n": ["1"]}


def test_what_is_clean_is_the_same_object() -> None:
    request: Any = RequestFactory().post("/?q=a", {"title": "x"})
    address, form = request.GET, request.POST

    seen(request)

    assert request.GET is address
    assert request.POST is form


def test_a_path_with_it_leads_nowhere() -> None:
    with pytest.raises(Http404):
        seen(RequestFactory().get("/cases/%00/"))


def test_the_body_of_a_machine_is_left_alone() -> None:
    request = seen(RequestFactory().post("/api/v1/x", {"title": "x\x00"}))

    assert request.POST["title"] == "x\x00"
