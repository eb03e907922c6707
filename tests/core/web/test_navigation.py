"""The frame shows what a person may open, and nothing this installation does not run."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from django.urls import path

from cen_suite.core.web import context, navigation


def _page(request: HttpRequest) -> Any:
    raise NotImplementedError


urlpatterns = [
    path("search/", _page, name="t-search"),
    path("ncen/subjects/", _page, name="t-subjects"),
]


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("_applications", "_entries", "_links"):
        monkeypatch.setattr(navigation, name, {})
    monkeypatch.setattr(context, "_hooks", {})
    navigation.add_application(navigation.Application(name="cen", title="CEN", route="t-search"))
    navigation.add_application(
        navigation.Application(
            name="ncen", title="nCEN", route="t-subjects", prefix="ncen/", needs="subject_read"
        )
    )
    navigation.add_entries(
        navigation.Entry(route="t-search", label="Search", key="s", count=lambda _request: 5),
        navigation.Entry(route="not-mounted", label="Elsewhere"),
        navigation.Entry(route="t-subjects", label="Subjects", needs="subject_read"),
    )
    navigation.add_link("search", "t-search")
    with override_settings(ROOT_URLCONF=__name__):
        yield


def asked(address: str, **may: bool) -> HttpRequest:
    request = RequestFactory().get(address)
    request.user = SimpleNamespace(is_authenticated=True, __str__=lambda: "sn.reader")  # type: ignore[assignment]
    request.may = SimpleNamespace(**may)  # type: ignore[attr-defined]
    return request


def test_an_entry_needs_its_permission() -> None:
    without = context.Frame(asked("/search/"))
    holding = context.Frame(asked("/search/", subject_read=True))

    assert [entry.label for entry in without.navigation[0]] == ["Search"]
    assert [entry.label for entry in holding.navigation[0]] == ["Search", "Subjects"]


def test_an_entry_that_names_several_permissions_needs_one_of_them() -> None:
    navigation.add_entries(
        navigation.Entry(route="t-subjects", label="Subjects", needs="subject_read subject_keep")
    )

    for held, labels in {"subject_keep": ["Search", "Subjects"], "other": ["Search"]}.items():
        shown = context.Frame(asked("/search/", **{held: True})).navigation[0]
        assert [entry.label for entry in shown] == labels


def test_an_application_needs_its_permission() -> None:
    assert [a.name for a in context.Frame(asked("/search/")).applications] == ["CEN"]
    both = context.Frame(asked("/search/", subject_read=True)).applications
    assert [a.name for a in both] == ["CEN", "nCEN"]


def test_the_page_one_is_on_is_marked_and_counted() -> None:
    entry = context.Frame(asked("/search/")).navigation[0][0]

    assert (entry.is_current, entry.count) == (True, 5)


@pytest.mark.parametrize(
    ("address", "application"),
    [("/search/", "cen"), ("/ncen/subjects/", "ncen"), ("/ncensus/", "cen")],
)
def test_the_address_says_which_application_one_is_in(address: str, application: str) -> None:
    assert context.Frame(asked(address)).application == application


def test_nobody_signed_in_sees_no_way_in() -> None:
    frame = context.Frame(RequestFactory().get("/search/"))

    assert (frame.applications, frame.navigation, frame.person) == ([], [], None)
    assert "search" not in frame.links


def test_unread_notices_are_asked_of_whoever_keeps_them() -> None:
    assert context.Frame(asked("/search/")).unread_notices == 0

    context.count_unread_with(lambda _request: 3)

    assert context.Frame(asked("/search/")).unread_notices == 3


def test_languages_name_themselves_and_dari_is_prs_to_browsers() -> None:
    languages = {language.code: language for language in context.Frame(asked("/")).languages}

    assert len(languages) == 9
    assert languages["fa-af"].tag == "prs"
    assert languages["ar"].direction == "rtl"
    assert languages["es"].name == "español"
