"""Answers in parts, which no server has to hold whole."""

from collections.abc import AsyncIterator, Callable, Iterator

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase


class PartsMiddleware:
    """Let an asynchronous server send the parts of a plain iterator as they come.

    Django by itself would read the iterator whole before the first byte goes out, and say so in a
    warning. It stands outermost, since those further in may wrap the parts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and see to the answer."""
        answer = self.get_response(request)
        if isinstance(answer, StreamingHttpResponse) and isinstance(request, ASGIRequest):
            stream(answer)
        return answer


def stream(answer: StreamingHttpResponse) -> None:
    """Take the parts in a thread from now on; an answer that is asynchronous already stays so."""
    if not answer.is_async:
        answer.streaming_content = _each(iter(answer))


async def _each(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Take each part when the one before has gone.

    The request's connection to the database is given back first: whoever fetches a file slowly
    would hold it as long. Parts that ask the database open one again.
    """
    await sync_to_async(connections.close_all)()
    while (part := await sync_to_async(_next_of)(parts)) is not None:
        yield part


def _next_of(parts: Iterator[bytes]) -> bytes | None:
    """Take the next part; between threads an iterator cannot say that it has ended."""
    return next(parts, None)
