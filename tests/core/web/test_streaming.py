"""An answer in parts is taken part by part, under either kind of server."""

from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from typing import cast

import pytest
from asgiref.sync import async_to_sync
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.test import AsyncRequestFactory, RequestFactory

from cen_suite.core.web.streaming import PartsMiddleware

View = Callable[[HttpRequest], HttpResponseBase]
PARTS = [b"one " * 100, b"", b"two " * 100, b"three"]


class Parts:
    """Parts that know how many of them were taken, and whether they were let go."""

    def __init__(self) -> None:
        self.taken = 0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for part in PARTS:
            self.taken += 1
            yield part

    def close(self) -> None:
        """Let go of what is behind the parts."""
        self.is_closed = True


@pytest.fixture
def parts() -> Parts:
    """Some parts."""
    return Parts()


@pytest.fixture
def asgi() -> ASGIRequest:
    """What an asynchronous server asks."""
    return AsyncRequestFactory().get("/", headers={"Accept-Encoding": "gzip"})


def passed(parts: Parts, request: HttpRequest, *, packed: bool = False) -> StreamingHttpResponse:
    """Answer with the parts, packed further in or not, through the middleware."""

    def answer(_request: HttpRequest) -> HttpResponseBase:
        return StreamingHttpResponse(parts)

    inner = cast("View", GZipMiddleware(answer)) if packed else answer
    return cast("StreamingHttpResponse", PartsMiddleware(inner)(request))


@async_to_sync
async def whole(answer: StreamingHttpResponse) -> bytes:
    """Take everything, as an asynchronous server does."""
    return b"".join([part async for part in answer])


@async_to_sync
async def begin(answer: StreamingHttpResponse) -> bytes:
    """Take the first part, as an asynchronous server does whose visitor then goes away."""
    async with aclosing(cast("AsyncGenerator[bytes]", aiter(answer))) as parts:
        return await anext(parts)


@pytest.mark.django_db(transaction=True)
class TestUnderAnAsynchronousServer:
    def test_the_parts_come_whole_and_in_order(self, parts: Parts, asgi: ASGIRequest) -> None:
        assert whole(passed(parts, asgi)) == b"".join(PARTS)

    def test_only_the_part_that_is_sent_was_taken(self, parts: Parts, asgi: ASGIRequest) -> None:
        assert begin(passed(parts, asgi)) == PARTS[0]
        assert parts.taken == 1

    def test_so_it_is_when_they_are_packed(self, parts: Parts, asgi: ASGIRequest) -> None:
        answer = passed(parts, asgi, packed=True)

        assert answer["Content-Encoding"] == "gzip"
        begin(answer)
        assert parts.taken <= 2

    def test_a_visitor_who_goes_away_leaves_nothing_open(
        self, parts: Parts, asgi: ASGIRequest
    ) -> None:
        answer = passed(parts, asgi)
        begin(answer)

        answer.close()

        assert parts.is_closed

    def test_django_alone_takes_all_before_it_sends_one(self, parts: Parts) -> None:
        """Once this fails, Django streams by itself, and the middleware may go."""
        with pytest.warns(Warning, match="must consume synchronous iterators"):
            assert begin(StreamingHttpResponse(parts)) == PARTS[0]
        assert parts.taken == len(PARTS)


def test_a_synchronous_server_takes_them_as_ever(parts: Parts) -> None:
    answer = passed(parts, RequestFactory().get("/"))

    assert next(iter(answer)) == PARTS[0]
    assert parts.taken == 1
    assert not answer.is_async


def test_an_answer_in_one_piece_is_left_alone(asgi: ASGIRequest) -> None:
    answer = HttpResponse("whole")

    assert PartsMiddleware(lambda _request: answer)(asgi) is answer
    assert answer.content == b"whole"
