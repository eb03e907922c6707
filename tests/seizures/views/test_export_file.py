"""A large file costs the server no memory and no connection while it is fetched slowly."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from cen_suite.core.files import store
from seizures.models import Export
from tests.accounts.people import Somebody
from tests.accounts.views.test_sign_in import sign_in
from tests.serving import COOKIE, Site, serving_apart

STATUS = "/proc/{}/status"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(STATUS.format("self")).exists(), reason="memory is read on Linux"),
]
MEGABYTE = 1 << 20
SIZE = 64 * MEGABYTE
PATIENCE = 10.0


@pytest.fixture
def export(reader: Somebody) -> Export:
    """A large file that the reader had written."""
    parts = (os.urandom(MEGABYTE) for _ in range(SIZE // MEGABYTE))
    file = store.put(parts, kind="export")
    return Export.objects.create(by=reader.user, criteria="", shape="csv", rows=1, file=file)


@pytest.fixture
def served() -> Iterator[tuple[Site, int]]:
    """A server in a process of its own, and the number of that."""
    with serving_apart("/") as (site, server):
        yield site, server.pid


@contextmanager
def fetched(site: Site, client: Client, path: str) -> Iterator[HTTPResponse]:
    """Ask for a page and wait for the beginning of the answer."""
    line = HTTPConnection("127.0.0.1", site.port, timeout=30)
    line.request("GET", path, headers={"Cookie": f"{COOKIE}={client.cookies[COOKIE].value}"})
    with closing(line), line.getresponse() as answer:
        yield answer


def most_memory(pid: int) -> int:
    """Give the most memory a process ever held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(STATUS.format(pid)).read_text())
    assert found
    return int(found[1]) * 1024


def connections_of_others() -> int:
    """Count who else is connected to the database of this test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = 'cen_app'"
            " AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def connections_left(most: int) -> int:
    """Count the connections once the requests have given theirs back, or have had time to."""
    end = time.monotonic() + PATIENCE
    while connections_of_others() > most and time.monotonic() < end:
        time.sleep(0.05)
    return connections_of_others()


def test_a_large_file_is_never_whole_in_memory_and_holds_no_connection(
    served: tuple[Site, int], export: Export, reader: Somebody
) -> None:
    site, pid = served
    client = Client()
    sign_in(client, reader.user.username)
    file = reverse("export-file", args=[export.public_id])
    with fetched(site, client, reverse("exports")) as page:
        page.read()
    before, kept = most_memory(pid), connections_of_others()

    with fetched(site, client, file) as one, fetched(site, client, file) as other:
        begun = len(one.read(1000)) + len(other.read(1000))
        held = connections_left(kept)
        rest = sum(len(part) for part in iter(lambda: one.read(MEGABYTE), b""))

    assert one.headers["Content-Length"] == str(SIZE)
    assert begun + rest == SIZE + 1000
    assert most_memory(pid) - before < SIZE / 4
    assert held <= kept
