"""Pages of trouble can be shown, the gravest ones with nothing but themselves."""

from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

OURS = Path(settings.TEMPLATES[0]["DIRS"][0])
NAMES = sorted(path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html"))


@pytest.fixture
def request_of_nobody() -> HttpRequest:
    return RequestFactory().get("/nowhere/")


@pytest.mark.parametrize("name", NAMES)
def test_every_template_can_be_read(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("name", ["problems/500.html", "problems/503.html", "500.html"])
def test_the_gravest_pages_need_neither_database_nor_request(name: str) -> None:
    with translation.override("ar"):
        page = get_template(name).render()

    assert 'dir="rtl"' in page
    assert "css/suite" in page


@pytest.mark.parametrize("status", [400, 403, 404, 409, 410, 413, 429])
def test_a_problem_says_its_words_and_the_way_back(
    status: int, request_of_nobody: HttpRequest
) -> None:
    context = {"status": status, "words": "Someone was <faster>.", "back": "/seizures/"}

    page = get_template(f"problems/{status}.html").render(context, request_of_nobody)

    assert "Someone was &lt;faster&gt;." in page
    assert 'href="/seizures/"' in page
    assert f"{status}" in page


def test_a_problem_without_words_of_its_own_gives_general_advice(
    request_of_nobody: HttpRequest,
) -> None:
    page = get_template("problems/404.html").render({"status": 404}, request_of_nobody)

    assert "This page does not exist, or you may not see it." in page


def test_no_page_calls_another_site(request_of_nobody: HttpRequest) -> None:
    page = get_template("problems/404.html").render({"status": 404}, request_of_nobody)

    assert "http://" not in page
    assert "https://" not in page
