"""One look at the database each second for all open streams of a process.

A hundred open pages cost the same few queries as one, and no stream holds a connection of its
own. A stream that cannot be looked after ends: it never speaks on old news.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic

from cen_suite.core.live.room import Look, Room
from cen_suite.core.live.seat import Reader, Seat, Sight


class Watch(Generic[Reader, Sight]):
    """Gives seats to readers; `look` tells what each would see now, many at a time."""

    def __init__(
        self, look: Look[Reader, Sight], topic_of: Callable[[Reader], str], *, most: int
    ) -> None:
        self._look = look
        self._topic_of = topic_of
        self._most = most
        self._rooms: list[Room[Reader, Sight]] = []

    @contextmanager
    def seat(self, reader: Reader) -> Iterator[Seat[Reader, Sight]]:
        """Let somebody watch for as long as the block runs."""
        room = self._room()
        seat: Seat[Reader, Sight] = Seat(reader, self._topic_of(reader))
        room.admit(seat, most=self._most)
        try:
            yield seat
        finally:
            room.leave(seat)

    def _room(self) -> Room[Reader, Sight]:
        """Find the room of this event loop; it closes when it stays empty."""
        self._rooms = [room for room in self._rooms if not room.is_closed]
        here = [room for room in self._rooms if room.loop is asyncio.get_running_loop()]
        if not here:
            here = [Room(self._look)]
            self._rooms += here
        return here[0]
