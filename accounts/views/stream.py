"""My live events: an open page is told what is new, for as long as its reader may stay."""

from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import translation
from django.views.decorators.cache import never_cache

from accounts.gate import actor_of
from accounts.queries.notices import unread_words
from accounts.queries.streams import Reader, Sight, look, reader_of, topic_of, tray_of
from cen_suite.core.live.stream import EventStream, Said, can_stream, no_stream, speak
from cen_suite.core.live.watch import Watch

MOST_STREAMS: Final = 8
"""How many open pages of one person a process tells at once; one more costs the oldest."""
WATCH: Final[Watch[Reader, Sight]] = Watch(
    look, lambda reader: topic_of(reader.user_id), most=MOST_STREAMS
)


def live(request: HttpRequest) -> HttpResponseBase:
    """Tell an open page what waits for its reader, and when he must leave."""
    if not can_stream(request):
        return no_stream()
    reader = reader_of(actor_of(request).account, request.session)
    say = partial(_say, translation.get_language() or "en")
    told = request.headers.get("Last-Event-ID", "")
    return EventStream(speak(WATCH, reader, say, told=told))


@never_cache
def notice_count(request: HttpRequest) -> HttpResponse:
    """Answer an open page that asks because nothing streams, or because it was told to leave.

    A page whose reader has signed in again goes on with the new token instead of being reloaded.
    """
    actor = actor_of(request)
    waiting = _waiting(tray_of(actor.account))
    return JsonResponse({**waiting, "person": actor.name, "token": get_token(request)})


def _say(language: str, sight: Sight) -> Said:
    if sight.ending is not None:
        return Said("end", {"why": sight.ending.value}, is_last=True)
    with translation.override(language):
        return Said("notices", _waiting(sight), mark=f"{sight.newest}-{sight.unread}")


def _waiting(sight: Sight) -> dict[str, str | int]:
    words = unread_words(sight.unread)
    return {"unread": sight.unread, "newest": sight.newest, "words": words}
