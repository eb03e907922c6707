"""Every operation × every kind of token: the route table of machines is their access table.

After adding an operation: ACCESS_TABLE=write pytest tests/architecture/test_machines.py, then
review the change of machine_table.csv like any other change of who may do what.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from ninja import NinjaAPI

from accounts.actions.tokens import SCOPES
from accounts.operations import nobody
from accounts.permissions import Permission
from cen_suite.api import api
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.models import Seizure, Upload
from seizures.states import State
from tests.accounts.conftest import contact_point, stranger
from tests.accounts.people import Somebody
from tests.architecture.operations import MISSING, ROOT, TABLE, Call, calls_of, table, unguarded
from tests.architecture.test_pages import enter_as
from tests.seizures.api.machines import Headers, expired, machine, revoked
from tests.seizures.samples import case, store
from tests.seizures.upload.sending import checked, workbook

__all__ = ["contact_point", "stranger"]
CALLS = calls_of(api)
DESCRIPTION = "openapi.json"


def ask(client: Client, call: Call, headers: Headers, public_id: str = MISSING) -> Any:
    """Call an operation without a body, so that only the door can answer."""
    return getattr(client, call.method.lower())(call.path(public_id), headers=headers)


def refusals() -> int:
    return AuditEvent.objects.filter(event=Event.REFUSED.value).count()


def test_every_operation_states_what_it_needs() -> None:
    assert CALLS
    assert not unguarded(CALLS)


def test_negative_control_an_operation_that_states_nothing_is_noticed() -> None:
    careless = NinjaAPI(urls_namespace="careless", auth=lambda request: request)
    careless.get("/open")(lambda request: request.path)

    assert unguarded(calls_of(careless)) == ["GET /open"]


def test_what_states_nothing_opens_to_nobody() -> None:
    assert api.auth == [nobody]
    assert nobody(RequestFactory().get("/")) is None  # type: ignore[func-returns-value]


def test_the_reviewed_table_is_the_table() -> None:
    if os.environ.get("ACCESS_TABLE") == "write":
        TABLE.write_text(table(CALLS), "utf-8")

    assert table(CALLS) == TABLE.read_text("utf-8")


def test_every_scope_a_token_may_name_opens_something() -> None:
    assert {call.permission for call in CALLS} - {None} == SCOPES


def test_there_is_no_address_beside_the_operations_and_their_description() -> None:
    mounted = {
        str(entry.pattern)
        for root in get_resolver().url_patterns
        if isinstance(root, URLResolver) and str(root.pattern) == "api/v1/"
        for entry in root.url_patterns
        if isinstance(entry, URLPattern)
    }

    assert len(mounted) == len({call.address for call in CALLS}) + 2
    assert {"", DESCRIPTION} <= mounted


@pytest.mark.django_db
def test_the_description_is_open_and_holds_every_operation(client: Client) -> None:
    answer = client.get(f"{ROOT}/{DESCRIPTION}")

    paths = answer.json()["paths"]
    described = {f"{method.upper()} {path}" for path in paths for method in paths[path]}
    assert described == {f"{call.method} {ROOT}{call.address}" for call in CALLS}
    assert client.get(f"{ROOT}/").status_code == 404


@pytest.mark.django_db
def test_the_description_names_the_scope_of_each_operation(client: Client) -> None:
    paths = client.get(f"{ROOT}/{DESCRIPTION}").json()["paths"]

    for call in CALLS:
        said = paths[ROOT + call.address][call.method.lower()]
        scopes = [call.permission.value] if call.permission else []
        assert said["security"] == [{"Token": scopes}]
        assert {"401", "404", "default"} <= said["responses"].keys()


@pytest.mark.django_db
def test_every_reference_of_the_description_leads_somewhere(client: Client) -> None:
    whole = client.get(f"{ROOT}/{DESCRIPTION}", headers={"accept-language": "ar"}).json()
    known = {f"#/components/schemas/{name}" for name in whole["components"]["schemas"]}

    assert set(_references(whole)) <= known


@pytest.mark.django_db
def test_without_a_token_that_holds_everything_is_closed_alike(
    client: Client, contact_point: Somebody
) -> None:
    enter_as(client, "NCP")
    tries = {
        "none": {},
        "session": {},
        "unknown": {"authorization": "Bearer cen_nothing"},
        "basic": {"authorization": "Basic c246c2Vuc2VuZWdhbA=="},
        "empty": {"authorization": "Bearer "},
        "nul": {"authorization": "Bearer a\x00b"},
        "expired": expired(contact_point, *SCOPES),
        "revoked": revoked(contact_point, *SCOPES),
    }

    answers = {
        (name, str(call)): ask(client if name == "session" else Client(), call, headers)
        for name, headers in tries.items()
        for call in CALLS
    }

    assert {answer.status_code for answer in answers.values()} == {401}
    assert len({answer.content for answer in answers.values()}) == 1
    assert {answer.headers["WWW-Authenticate"] for answer in answers.values()} == {"Bearer"}


@pytest.mark.django_db
@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_a_token_opens_what_the_table_says_and_nothing_else(
    client: Client, contact_point: Somebody, scope: Permission
) -> None:
    """The door refuses before the body is read, and the trail knows of it."""
    token, wrong = machine(contact_point, scope), list[str]()
    for call in CALLS:
        before = refusals()
        answer = ask(client, call, token)
        is_refused = answer.status_code == 404 and refusals() == before + 1
        if is_refused == (call.permission in {None, scope}) or answer.status_code >= 500:
            wrong.append(str(call))

    assert not wrong


@pytest.mark.django_db(transaction=True)
def test_what_belongs_to_others_and_what_is_not_there_are_told_alike(
    client: Client, contact_point: Somebody, stranger: Somebody
) -> None:
    theirs = theirs_of(stranger)
    token = machine(contact_point, *SCOPES)
    with_id = [call for call in CALLS if "{public_id}" in call.address]

    wrong = [
        str(call)
        for call in with_id
        for public_id in theirs
        if (told := ask(client, call, token, public_id)).status_code != 404
        or told.content != ask(client, call, token).content
    ]

    assert len(with_id) >= 6
    assert not wrong


@pytest.mark.django_db(transaction=True)
def test_negative_control_the_owner_reaches_the_same_ids(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point, *SCOPES)
    seizure, upload = theirs_of(contact_point)
    by_address = {str(call): call for call in CALLS}

    assert ask(client, by_address["GET /seizures/{public_id}"], token, seizure).status_code == 200
    assert ask(client, by_address["GET /uploads/{public_id}"], token, upload).status_code == 200


def theirs_of(who: Somebody) -> list[str]:
    """The ids of what somebody's administration keeps to itself."""
    seizure: Seizure = store(who.actor, case(), state=State.SUBMITTED)[0]
    upload: Upload = checked(workbook(1)[0], who.actor)
    return [str(seizure.public_id), str(upload.public_id)]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for each in node.values():
            yield from _references(each)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)
