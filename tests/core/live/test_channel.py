"""A ring goes out after commit and reaches other processes; a Redis at fault holds nobody up."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Iterator

import pytest
from django.db import transaction

from cen_suite.core.live import channel
from cen_suite.core.live.channel import Carrier, Topics, pack, publish, unpack
from cen_suite.core.live.listening import listen
from cen_suite.embedded.valkey import EmbeddedValkey

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def heard() -> Iterator[list[Topics]]:
    """What a watcher of this process hears."""
    heard: list[Topics] = []
    channel.add_bell(heard.append)
    yield heard
    channel.remove_bell(heard.append)


@pytest.fixture
def mute() -> Iterator[str]:
    """The address of a Redis that takes connections and never answers, as a frozen one does."""
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture(scope="module")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedValkey]:
    server = EmbeddedValkey(tmp_path_factory.mktemp("live") / "valkey")
    server.start()
    yield server
    server.stop()


def seconds_of(carrier: Carrier) -> float:
    start = time.monotonic()
    assert not carrier.carry(frozenset({"a"}))
    carrier.close()
    return time.monotonic() - start


@pytest.mark.django_db(transaction=True)
def test_a_ring_waits_for_the_commit(heard: list[Topics]) -> None:
    with transaction.atomic():
        publish("a", "b")
        assert heard == []

    assert heard == [{"a", "b"}]


@pytest.mark.django_db(transaction=True)
def test_a_rollback_rings_nothing(heard: list[Topics]) -> None:
    with transaction.atomic():
        publish("a")
        transaction.set_rollback(True)
    publish()

    assert heard == []


def test_topics_survive_the_way() -> None:
    topics = frozenset({"person:1", "person:22"})

    assert unpack(pack(topics)) == topics


def test_a_frozen_redis_costs_a_fifth_of_a_second_and_then_nothing(mute: str) -> None:
    carrier = Carrier(mute)

    first, second = seconds_of(carrier), seconds_of(carrier)

    assert channel.PATIENCE_SECONDS <= first < 1.0
    assert second < 0.05


def test_negative_control_without_the_limit_it_would_take_longer(
    mute: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "PATIENCE_SECONDS", 1.2)

    assert seconds_of(Carrier(mute)) >= 1.2


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_is_gone_stops_nobody_from_telling(heard: list[Topics], settings) -> None:
    settings.REDIS_URL = NOWHERE
    start = time.monotonic()

    with transaction.atomic():
        publish("a")

    assert heard == [{"a"}]
    assert time.monotonic() - start < 1.0


def test_another_process_hears_it(valkey: EmbeddedValkey) -> None:
    heard: list[Topics] = []
    carrier = Carrier(valkey.url())

    async def both() -> None:
        ears = asyncio.create_task(listen(valkey.url(), heard.append))
        while not heard:
            await asyncio.sleep(0.05)
            assert await asyncio.to_thread(carrier.carry, frozenset({"person:7"}))
        ears.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ears

    asyncio.run(asyncio.wait_for(both(), 10))
    carrier.close()
    assert heard[0] == {"person:7"}


def test_a_listener_survives_the_loss_of_redis(
    valkey: EmbeddedValkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Topics] = []
    monkeypatch.setattr("cen_suite.core.live.listening.FIRST_PAUSE", 0.05)
    carrier = Carrier(valkey.url())

    async def both() -> None:
        ears = asyncio.create_task(listen(valkey.url(), heard.append))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(valkey.stop)
        await asyncio.to_thread(valkey.start)
        while not heard:
            await asyncio.sleep(0.05)
            carrier.carry(frozenset({"a"}))
        ears.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ears

    monkeypatch.setattr(channel, "REST_SECONDS", 0.0)
    asyncio.run(asyncio.wait_for(both(), 20))
    carrier.close()
    assert heard[0] == {"a"}
