"""Every address of Django admin × role × method: the helpdesk's tool and nobody else's."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from accounts.permissions import Permission
from accounts.roles import ROLES
from tests.architecture.test_pages import METHODS, SIGN_IN, enter_as

REGISTERED = {
    "accounts": {
        "accessrequest",
        "administration",
        "apitoken",
        "membership",
        "signatory",
        "ticket",
        "user",
    },
    "codelists": {"code", "codelist", "edition", "place"},
}
OURS = {"login", "logout", "password_change", "password_change_done", "jsi18n"}
"""Addresses that lead to our own doors, or hold the words of the scripts."""


def admin_addresses() -> list[tuple[str, str]]:
    """List name and sample path of every address below admin/."""
    roots = [each for each in get_resolver().url_patterns if str(each.pattern) == "admin/"]
    return _walk(roots, "/")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in patterns:
        route = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if isinstance(entry, URLResolver):
            found += _walk(entry.url_patterns, route)
        elif entry.name not in OURS:
            sample = re.sub(r"<\w+:\w+>|\(\?P<\w+>.*?\)", "1", route)
            found.append((entry.name or "", sample.replace("1/1/", "1/2/")))
    return found


def test_what_is_registered_is_reviewed_and_nothing_of_it_is_content() -> None:
    found: dict[str, set[str]] = {}
    for model in admin.site._registry:  # noqa: SLF001 -- what is registered
        found.setdefault(model._meta.app_label, set()).add(str(model._meta.model_name))

    assert found == REGISTERED


def test_only_the_helpdesk_holds_the_key() -> None:
    holders = {code for code, role in ROLES.items() if Permission.HELPDESK in role.permissions}

    assert holders == {"HD"}


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_everywhere(client: Client) -> None:
    answers = {
        (method, path): getattr(client, method)(path)
        for _name, path in admin_addresses()
        for method in METHODS
    }

    assert len(answers) > 200
    assert {answer.status_code for answer in answers.values()} == {302}
    targets = {answer.headers["Location"].partition("?")[0] for answer in answers.values()}
    assert targets == {reverse("admin:login")}
    assert client.get(reverse("admin:login")).headers["Location"].startswith(reverse(SIGN_IN))


@pytest.mark.django_db
@pytest.mark.parametrize("role", [code for code in ROLES if code != "HD"])
def test_no_other_role_opens_any_of_it(client: Client, role: str) -> None:
    enter_as(client, role)
    known = client.get("/admin/").wsgi_request

    answers = [
        knock(known, method, path) for _name, path in admin_addresses() for method in METHODS
    ]

    assert {answer.status_code for answer in answers} == {302}
    targets = {answer.headers["Location"].partition("?")[0] for answer in answers}
    assert targets == {reverse("admin:login")}
    assert client.get(reverse("admin:login")).status_code == 404


@pytest.mark.django_db
def test_negative_control_the_helpdesk_is_let_in_by_the_same_knock(client: Client) -> None:
    enter_as(client, "HD")
    known = client.get("/admin/").wsgi_request

    lists = [path for name, path in admin_addresses() if name.endswith("_changelist")]

    assert {knock(known, "get", path).status_code for path in lists} == {200}


def knock(known: HttpRequest, method: str, path: str) -> Any:
    """Ask a view of admin as the person whom the middleware has recognised before."""
    request = RequestFactory().generic(method.upper(), path)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined] # noqa: SLF001 -- as the test client does
    for name in ("user", "may", "actor", "session", "_messages"):
        setattr(request, name, getattr(known, name))
    match = resolve(path)
    return match.func(request, *match.args, **match.kwargs)


@pytest.mark.django_db
def test_the_helpdesk_opens_every_list(client: Client) -> None:
    enter_as(client, "HD")

    lists = [path for name, path in admin_addresses() if name.endswith("_changelist")]

    assert len(lists) == sum(map(len, REGISTERED.values()))
    assert {client.get(path).status_code for path in ["/admin/", *lists]} == {200}


@pytest.mark.django_db
def test_the_helpdesk_deletes_nothing_and_nothing_it_asks_is_a_fault(client: Client) -> None:
    enter_as(client, "HD")
    client.raise_request_exception = False

    answers = {
        (name, method): getattr(client, method)(path).status_code
        for name, path in admin_addresses()
        for method in METHODS
    }

    deletions = {status for (name, _m), status in answers.items() if name.endswith("_delete")}
    assert not {each: status for each, status in answers.items() if status >= 500}
    assert deletions <= {302, 403, 404}
