"""A topic as server-sent events: the wire format, and an answer that nobody keeps or packs."""

import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from http import HTTPStatus

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from cen_suite.core.live.seat import LetGo, Reader, Sight, Why
from cen_suite.core.live.watch import Watch

RETRY = b"retry: 3000\n\n"
RETRY_LATER_SECONDS = 60
HEARTBEAT = b":\n\n"
HEARTBEAT_SECONDS = 15.0
HEADERS = {
    "Cache-Control": "no-store, no-transform",
    "Content-Encoding": "identity",  # GZipMiddleware leaves alone what has an encoding
    "X-Accel-Buffering": "no",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One event: its name, what it holds, and the mark by which a page knows it again."""

    name: str
    holds: Mapping[str, str | int]
    mark: str = ""
    is_last: bool = False

    def on_the_wire(self) -> bytes:
        """Write the event as a browser's EventSource reads it."""
        mark = f"id: {self.mark}\n" if self.mark else ""
        holds = json.dumps(dict(self.holds), ensure_ascii=False)
        return f"{mark}event: {self.name}\ndata: {holds}\n\n".encode()


class EventStream(StreamingHttpResponse):
    """An answer that goes on; it gives the request's database connection back first."""

    def __init__(self, events: AsyncGenerator[bytes]) -> None:
        super().__init__(_lean(events), content_type="text/event-stream", headers=HEADERS)


def can_stream(request: HttpRequest) -> bool:
    """Tell whether this server can hold an answer open without holding a worker."""
    return isinstance(request, ASGIRequest)


def no_stream() -> HttpResponse:
    """Answer where nothing can be held open: an EventSource gives up quietly, the page asks."""
    return HttpResponse(
        status=HTTPStatus.NO_CONTENT,
        headers={"Retry-After": str(RETRY_LATER_SECONDS), "Cache-Control": "no-store"},
    )


async def speak(
    watch: Watch[Reader, Sight], reader: Reader, say: Callable[[Sight], Said], *, told: str
) -> AsyncGenerator[bytes]:
    """Say what is new to a reader until he must go; what he was told before is not repeated."""
    spoken_at = time.monotonic()
    with watch.seat(reader) as seat:
        while True:
            try:
                said = say(await seat.next_sight())
            except LetGo as end:
                if end.why is Why.CROWDED:
                    yield Said("crowded", {}).on_the_wire()
                return
            if said.mark != told or said.is_last:
                told, spoken_at = said.mark, time.monotonic()
                yield said.on_the_wire()
            elif time.monotonic() - spoken_at > HEARTBEAT_SECONDS:
                spoken_at = time.monotonic()
                yield HEARTBEAT
            if said.is_last:
                return


async def _lean(events: AsyncGenerator[bytes]) -> AsyncIterator[bytes]:
    """Pass events on; under ASGI a request keeps its connection until its answer has ended."""
    await sync_to_async(connections.close_all)()
    yield RETRY
    async with aclosing(events) as spoken:
        async for event in spoken:
            yield event
