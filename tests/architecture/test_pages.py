"""The URL table is the access table: every address states its permission, and keeps it.

After adding a page: ACCESS_TABLE=write pytest tests/architecture/test_pages.py, then review the
change of access_table.csv like any other change of who may do what.
"""

import os

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from accounts.pages import PUBLIC, Door, page
from accounts.permissions import Permission
from accounts.roles import ROLES
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, somebody
from tests.architecture.pages import GUARDED_ELSEWHERE, TABLE, Address, addresses, guarded, table

SIGN_IN = "account_login"
METHODS = ("get", "post", "put", "delete", "patch")
PLACES = {"HD": "WCO", "ED": "WCO", "AU": "WCO", "SA": "WCO", "RA": "RILO-WA", "RH": "RILO-WA"}


def unguarded(found: list[Address]) -> list[str]:
    """Name the addresses that nobody stands before."""
    return [a.route for a in found if a.needs is None and a.name not in GUARDED_ELSEWHERE]


def test_every_address_states_what_it_needs() -> None:
    assert addresses()
    assert not unguarded(addresses())


def test_negative_control_a_bare_address_is_noticed() -> None:
    bare = path("bare/", lambda _request: HttpResponse(), name="bare")

    assert unguarded([Address("bare/", "bare", bare.callback)]) == ["bare/"]


def test_names_are_not_given_twice() -> None:
    names = [a.name for a in addresses()]

    assert sorted(set(names)) == sorted(names)


def test_the_reviewed_table_is_the_table() -> None:
    if os.environ.get("ACCESS_TABLE") == "write":
        TABLE.write_text(table(), "utf-8")

    assert table() == TABLE.read_text("utf-8")


def test_every_permission_is_held_by_a_role() -> None:
    held = frozenset().union(*(role.permissions for role in ROLES.values()))

    assert not set(Permission) - held


def test_the_machine_room_sees_no_data() -> None:
    assert ROLES["SA"].permissions == {Permission.SYSTEM_WATCH}


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_a_stranger_is_sent_to_sign_in(client: Client, method: str) -> None:
    closed = [a for a in guarded() if a.needs is not PUBLIC]

    wrong = {
        a.route: answer.status_code
        for a in closed
        if (answer := getattr(client, method)(a.sample)).status_code != 302
        or not answer.headers["Location"].startswith(reverse(SIGN_IN))
    }
    assert not wrong


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(ROLES))
def test_a_role_opens_what_the_table_says_and_nothing_else(client: Client, role: str) -> None:
    enter_as(client, role)
    wrong = [
        (method, address.route)
        for address in guarded()
        if not isinstance(address.needs, Door)
        for method in (("get",) if address.opens_for(role) else METHODS)
        if _is_refused(client, address, method) == address.opens_for(role)
    ]

    assert not wrong


@pytest.mark.django_db
def test_negative_control_a_forgotten_guard_would_be_seen(client: Client) -> None:
    open_page = page("x/", lambda _request: HttpResponse(), "x", needs=Permission.HELPDESK)

    assert open_page.callback.needs is Permission.HELPDESK  # type: ignore[attr-defined]
    enter_as(client, "RD")
    known = next(a for a in guarded() if a.needs is Permission.HELPDESK)
    assert _is_refused(client, known, "get")


def enter_as(client: Client, role: str) -> None:
    operation = "OP-1" if ROLES[role].application == "cencomm" else None
    name = f"matrix.{role.lower()}"
    somebody(name, role, at=PLACES.get(role, "SN-CUS"), operation=operation)
    answer = client.post(reverse(SIGN_IN), {"login": name, "password": PASSWORD})
    assert answer.status_code == 302


def _is_refused(client: Client, address: Address, method: str) -> bool:
    """Say whether the gate refused: the answer is a 404, and the trail knows of it."""
    before = AuditEvent.objects.filter(event=Event.REFUSED.value).count()
    status = getattr(client, method)(address.sample).status_code
    after = AuditEvent.objects.filter(event=Event.REFUSED.value).count()
    assert status < 500
    return status == 404 and after > before
