"""Lists of any length are read page by page, and keep what was asked for on the way."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import tickets
from accounts.models import Ticket
from accounts.views.listing import PAGE
from tests.accounts.people import Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db
MORE = re.compile(r'<a class="pager__link pager__link--older"\s+href="([^"]+)"')
NAME = re.compile(r'class="table__head"><a[^>]+><bdi>([^<]+)<')


def write_tickets(who: Somebody, count: int) -> None:
    """Write so many tickets, one by an action and its copies."""
    first = tickets.open_ticket(kind="bug", title="It stops", text="Row 7.", by=who.actor)
    fields = {"kind": "bug", "title": "It stops", "text": "Row 7.", "author": who.user}
    Ticket.objects.bulk_create(
        Ticket(reference=f"{first.reference}-{n}", **fields) for n in range(1, count)
    )


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_long_list_is_read_to_its_end_with_its_filter(client: Client, reader: Somebody) -> None:
    write_tickets(reader, PAGE + 3)
    sign_in(client, "sn.reader")

    first = read(client, reverse("tickets") + "?state=open")
    (found,) = MORE.findall(first)
    second = read(client, reverse("tickets") + found.replace("&amp;", "&"))

    assert first.count('<td class="table__head"') == PAGE
    assert second.count('<td class="table__head"') == 3
    assert "state=open" in found
    assert not MORE.search(second)
    assert 'rel="prev"' in second


def test_a_short_list_has_no_pages(client: Client, reader: Somebody) -> None:
    write_tickets(reader, 3)
    sign_in(client, "sn.reader")

    assert "pager" not in read(client, reverse("tickets"))


@pytest.mark.parametrize("place", ["-1", "x", "", "٣", "1e9", "9" * 40])
def test_a_place_that_is_none_is_no_fault(client: Client, reader: Somebody, place: str) -> None:
    sign_in(client, "sn.reader")

    assert client.get(reverse("tickets"), {"from": place}).status_code == 200


def test_the_directory_goes_on_where_the_page_ended(
    client: Client, contact_point: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.queries.people.PAGE", 2)
    for name in ("sn.a", "sn.b", "sn.c"):
        somebody(name, "RD")
    sign_in(client, "sn.contact")

    first = read(client, reverse("people") + "?q=Sn")
    (found,) = MORE.findall(first)
    second = read(client, reverse("people") + found.replace("&amp;", "&"))

    assert "More people" in first
    assert NAME.findall(first) == ["Sn A", "Sn B"]
    assert NAME.findall(second) == ["Sn C", "Sn Contact"]
    assert not MORE.search(second)


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_and_for_three(
    client: Client, reader: Somebody, count: int, django_assert_num_queries
) -> None:
    write_tickets(reader, count)
    sign_in(client, "sn.reader")
    read(client, reverse("tickets"))

    with django_assert_num_queries(5):
        read(client, reverse("tickets"))
