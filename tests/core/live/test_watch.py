"""One look serves all seats; whoever cannot be looked after is let go."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Collection

import pytest
from django.db import OperationalError

from cen_suite.core.live import channel, room
from cen_suite.core.live.seat import LetGo, Why
from cen_suite.core.live.watch import Watch

Numbers = Watch[str, int]


def run(story: Callable[[Numbers, list[set[str]]], Awaitable[None]], *, most: int = 3) -> None:
    """Tell a story in an event loop of its own; a reader's sight is how often we have looked."""
    looks: list[set[str]] = []

    def look(readers: Collection[str]) -> dict[str, int]:
        looks.append(set(readers))
        return dict.fromkeys(readers, len(looks))

    watch: Numbers = Watch(look, lambda reader: reader[0], most=most)

    async def alone() -> None:
        await asyncio.wait_for(story(watch, looks), 15)

    asyncio.run(alone())


def test_many_seats_cost_one_look_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "EVERY_SECONDS", 0.2)

    async def story(watch: Numbers, looks: list[set[str]]) -> None:
        readers = [f"{letter}{n}" for letter in "abcdefgh" for n in range(3)]
        seats = [watch.seat(reader) for reader in readers]
        opened = [seat.__enter__() for seat in seats]
        await asyncio.gather(*(seat.next_sight() for seat in opened))
        before = len(looks)
        await asyncio.sleep(1.0)
        assert 3 <= len(looks) - before <= 6
        assert looks[-1] == set(readers)
        for seat in seats:
            seat.__exit__(None, None, None)

    run(story)


def test_a_ring_is_answered_at_once_and_only_for_its_topic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "EVERY_SECONDS", 5.0)

    async def story(watch: Numbers, looks: list[set[str]]) -> None:
        with watch.seat("a1") as first, watch.seat("b1") as second:
            await first.next_sight()
            await second.next_sight()
            start = time.monotonic()
            threading.Thread(target=channel.ring, args=[frozenset({"a"})]).start()
            await first.next_sight()
            assert time.monotonic() - start < 1.0
            assert looks[-1] == {"a1"}
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(second.next_sight(), 0.5)

    run(story)


def test_one_seat_too_many_costs_the_oldest() -> None:
    async def story(watch: Numbers, _looks: list[set[str]]) -> None:
        with (
            watch.seat("a1") as oldest,
            watch.seat("a2") as middle,
            watch.seat("b1") as other,
            watch.seat("a3") as newest,
        ):
            with pytest.raises(LetGo) as caught:
                await oldest.next_sight()
            assert caught.value.why is Why.CROWDED
            for seat in (middle, other, newest):
                assert await seat.next_sight()

    run(story, most=2)


@pytest.mark.parametrize("fault", ["error", "silence"])
def test_nobody_is_kept_on_old_news(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PATIENCE_SECONDS", 0.2)
    release = threading.Event()

    def blind(_readers: Collection[str]) -> dict[str, int]:
        if fault == "error":
            raise OperationalError
        release.wait(5)
        return {}

    async def story() -> None:
        watch: Numbers = Watch(blind, lambda reader: reader, most=1)
        with watch.seat("a") as seat, pytest.raises(LetGo) as caught:
            await asyncio.wait_for(seat.next_sight(), 2)
        assert caught.value.why is Why.UNSURE
        release.set()

    asyncio.run(story())


def test_an_empty_room_gives_its_thread_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LINGER_SECONDS", 0.1)

    async def story(watch: Numbers, _looks: list[set[str]]) -> None:
        with watch.seat("a") as seat:
            await seat.next_sight()
            assert eyes()
        await asyncio.sleep(1.5)
        assert not eyes()
        with watch.seat("a") as again:
            assert await again.next_sight()

    run(story)


def eyes() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("live_")]
