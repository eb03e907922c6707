"""One open stream: who reads it, and what he is shown next."""

import asyncio
from collections.abc import Hashable
from enum import Enum, auto
from typing import Generic, TypeVar

Reader = TypeVar("Reader", bound=Hashable)
Sight = TypeVar("Sight")


class Why(Enum):
    """Why a stream is let go although its reader did nothing wrong."""

    CROWDED = auto()
    UNSURE = auto()
    STOPPING = auto()


class LetGo(Exception):
    """The stream must end now; says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


class Seat(Generic[Reader, Sight]):
    """Holds the newest sight until the stream fetches it; an older one is of no use to anybody."""

    def __init__(self, reader: Reader, topic: str) -> None:
        self.reader = reader
        self.topic = topic
        self.is_new = True
        self._sights: list[Sight] = []
        self._why: Why | None = None
        self._news = asyncio.Event()

    def show(self, sight: Sight) -> None:
        """Put a sight in place of the one before."""
        self.is_new = False
        self._sights[:] = [sight]
        self._news.set()

    def let_go(self, why: Why) -> None:
        """Make the stream end instead of showing anything more."""
        self._why = self._why or why
        self._news.set()

    async def next_sight(self) -> Sight:
        """Wait for a sight that was not fetched yet; raises LetGo when the stream must end."""
        await self._news.wait()
        self._news.clear()
        if self._why is not None:
            raise LetGo(self._why)
        return self._sights[-1]
