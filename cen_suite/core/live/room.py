"""All open streams of one process, and the one task that looks for them."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import Context
from typing import Generic

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections

from cen_suite.core.live import channel
from cen_suite.core.live.channel import Topics
from cen_suite.core.live.listening import listen
from cen_suite.core.live.seat import Reader, Seat, Sight, Why
from cen_suite.core.live.stopping import never_mind, when_told_to_stop

log = logging.getLogger(__name__)
EVERY_SECONDS = 1.0
GAP_SECONDS = 0.05
PATIENCE_SECONDS = 3.0
LINGER_SECONDS = 20.0

Look = Callable[[Collection[Reader]], Mapping[Reader, Sight]]


class Room(Generic[Reader, Sight]):
    """The seats of one event loop; one thread and one connection look for all of them."""

    def __init__(self, look: Look[Reader, Sight]) -> None:
        self.loop = asyncio.get_running_loop()
        self.is_closed = False
        self._look = look
        self._seats: list[Seat[Reader, Sight]] = []
        self._rung: set[str] = set()
        self._wake = asyncio.Event()
        self._eyes = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")
        channel.add_bell(self.hear)
        when_told_to_stop(self._stop)
        nobody = Context()  # not the request that happened to come first
        self._keeper = self.loop.create_task(self._keep(), context=nobody)
        self._ears = (
            [self.loop.create_task(listen(settings.REDIS_URL, self._note), context=nobody)]
            if settings.REDIS_URL
            else []
        )

    def admit(self, seat: Seat[Reader, Sight], *, most: int) -> None:
        """Give somebody a seat and a first look; too many of one topic cost the oldest."""
        same = [other for other in self._seats if other.topic == seat.topic]
        for oldest in same[: max(0, len(same) - most + 1)]:
            self._seats.remove(oldest)
            oldest.let_go(Why.CROWDED)
        self._seats.append(seat)
        self._wake.set()

    def leave(self, seat: Seat[Reader, Sight]) -> None:
        """Take a seat away; one that was let go is gone already."""
        if seat in self._seats:
            self._seats.remove(seat)

    def let_all_go(self, why: Why) -> None:
        """End every stream of the room."""
        while self._seats:
            self._seats.pop().let_go(why)

    def hear(self, topics: Topics) -> None:
        """Note what was rung, from whatever thread."""
        self._soon(lambda: self._note(topics))

    def _stop(self) -> None:
        self._soon(lambda: self.let_all_go(Why.STOPPING))

    def _soon(self, act: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and its streams with it
            self.loop.call_soon_threadsafe(act)

    def _note(self, topics: Topics) -> None:
        self._rung |= topics
        self._wake.set()

    async def _keep(self) -> None:
        """Look once a second for everybody, at once for those who are new or rung for."""
        due = 0.0
        try:
            while self._seats or await self._somebody_comes():
                await self._rest(until=due)
                everybody = self.loop.time() >= due
                if everybody:
                    due = self.loop.time() + EVERY_SECONDS
                await self._show(self._concerned(everybody=everybody))
                await asyncio.sleep(GAP_SECONDS)
        finally:
            self._close()

    async def _somebody_comes(self) -> bool:
        await self._rest(until=self.loop.time() + LINGER_SECONDS)
        return bool(self._seats)

    async def _rest(self, *, until: float) -> None:
        if not self._wake.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), max(0.0, until - self.loop.time()))
        self._wake.clear()

    def _concerned(self, *, everybody: bool) -> list[Seat[Reader, Sight]]:
        rung, self._rung = self._rung, set()
        return [s for s in self._seats if everybody or s.is_new or s.topic in rung]

    async def _show(self, seats: list[Seat[Reader, Sight]]) -> None:
        if not seats:
            return
        readers = {seat.reader for seat in seats}
        try:
            looking = self.loop.run_in_executor(self._eyes, self._open_eyes, readers)
            sights = await asyncio.wait_for(looking, PATIENCE_SECONDS)
        except (DatabaseError, TimeoutError) as fault:
            log.warning("streams are let go, nothing can be seen: %s", type(fault).__name__)
            self.let_all_go(Why.UNSURE)
            return
        for seat in seats:
            seat.show(sights[seat.reader])

    def _open_eyes(self, readers: Collection[Reader]) -> Mapping[Reader, Sight]:
        close_old_connections()
        return self._look(readers)

    def _close(self) -> None:
        self.is_closed = True
        channel.remove_bell(self.hear)
        never_mind(self._stop)
        for task in self._ears:
            task.cancel()
        self.let_all_go(Why.STOPPING)
        self._eyes.submit(connections.close_all)
        self._eyes.shutdown(wait=False)
