"""The live stream of a server of its own: without Redis, with it, and when it is told to stop."""

import signal
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from accounts.actions.notices import tell
from accounts.models import User
from cen_suite.embedded.valkey import EmbeddedValkey
from tests.accounts.people import Somebody
from tests.accounts.views.test_sign_in import sign_in
from tests.serving import Page, Site, serving_apart

LIVE = "/live/events/"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(reader: Somebody) -> Client:
    client = Client()
    sign_in(client, "sn.reader")
    return client


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[EmbeddedValkey]:
    server = EmbeddedValkey(tmp_path / "valkey")
    server.start()
    yield server
    server.stop()


def opened(site: Site, client: Client) -> Page:
    page = site.open(client)
    assert page.next(within=20).holds["unread"] == 0
    return page


def seconds_to_hear(page: Page, user: User) -> float:
    tell([user.pk], "role.granted", params={"role": "RD"})
    start = time.monotonic()
    page.next()
    return time.monotonic() - start


def test_another_process_tells_a_page_by_the_database_alone(
    client: Client, reader: Somebody
) -> None:
    with serving_apart(LIVE) as (site, _server):
        page = opened(site, client)

        assert seconds_to_hear(page, reader.user) < 2.5


def test_redis_makes_it_quicker(
    client: Client, reader: Somebody, valkey: EmbeddedValkey, settings
) -> None:
    settings.REDIS_URL = valkey.url()
    with serving_apart(LIVE, REDIS_URL=valkey.url()) as (site, _server):
        page = opened(site, client)

        waits = [seconds_to_hear(page, reader.user) for _ in range(9)]

        assert statistics.median(waits) < 0.4


def test_negative_control_without_the_ring_it_is_not_quicker(
    client: Client, reader: Somebody, valkey: EmbeddedValkey
) -> None:
    with serving_apart(LIVE, REDIS_URL=valkey.url()) as (site, _server):
        page = opened(site, client)

        waits = [seconds_to_hear(page, reader.user) for _ in range(5)]

        assert statistics.median(waits) > 0.4


def test_a_server_told_to_stop_ends_its_streams_and_goes(client: Client) -> None:
    """No grace is set here, so uvicorn would wait for an open stream for ever."""
    with serving_apart(LIVE) as (site, server):
        page = opened(site, client)

        server.send_signal(signal.SIGTERM)

        assert page.ends(within=2.0) is not None
        assert b"<broken>" not in page.raw
        assert server.wait(5) in {0, -signal.SIGTERM}
