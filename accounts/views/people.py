"""The directory: people one may see, one person, what was done to an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actions.reading import note_reading
from accounts.gate import actor_of
from accounts.queries.history import trail_of
from accounts.queries.people import directory, state_choices
from accounts.queries.standing import standing_of
from accounts.views.listing import address_from
from cen_suite.core.audit.events import Event


def person_list(request: HttpRequest) -> HttpResponse:
    """List people one may see: by name, state, or due for confirmation."""
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = directory(
        actor_of(request), query=query, state=state, mark=request.GET.get("from", "")
    )
    older = address_from(request, found.next_mark) if found.next_mark else ""
    asked = {"query": query, "state": state, "choices": state_choices()}
    context = {"rows": found.people, "older": older, **asked}
    return render(request, "accounts/people.html", context)


def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one person, the clocks of the three applications, and what may be done."""
    shown = standing_of(actor_of(request), public_id)
    return render(request, "accounts/person.html", {"shown": shown})


def trail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what was done to an account and in its owner's name; the reading is recorded."""
    actor = actor_of(request)
    found = trail_of(actor, public_id)
    place = found.person.administration.code
    note_reading(Event.TRAIL_READ, f"user:{public_id}", administration=place, by=actor)
    return render(request, "accounts/trail.html", {"found": found})
