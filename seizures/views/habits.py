"""Remember the columns of results, and keep a search under a name."""

from urllib.parse import parse_qs

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import gate
from seizures.actions import habits
from seizures.search.criteria import read_criteria
from seizures.views import columns


@require_POST
def search_columns(request: HttpRequest) -> HttpResponseRedirect:
    """Choose the columns; the usual ones come back with the reset button."""
    wanted = [] if "reset" in request.POST else request.POST.getlist("columns")
    known = [key for key in columns.COLUMNS if key in wanted]
    habits.choose_columns(known, by=gate.actor_of(request))
    return _back(request)


@require_POST
def search_keep(request: HttpRequest) -> HttpResponseRedirect:
    """Keep the search the page shows."""
    name = request.POST.get("name", "").strip()
    if not name:
        messages.error(request, _("Give the search a name."))
        return _back(request)
    kept = habits.keep_search(name=name, query=_query(request), by=gate.actor_of(request))
    messages.success(request, _("The search is kept as “%(name)s”.") % {"name": kept})
    return _back(request)


@require_POST
def search_drop(request: HttpRequest) -> HttpResponseRedirect:
    """Keep a search no longer."""
    habits.drop_search(name=request.POST.get("name", ""), by=gate.actor_of(request))
    return _back(request)


def _query(request: HttpRequest) -> str:
    """Read the search from the form, so that only a search can stand in the address."""
    asked = parse_qs(request.POST.get("search", ""))
    view = "&view=photos" if asked.get("view") == ["photos"] else ""
    return f"{read_criteria(asked).query()}{view}".removeprefix("&")


def _back(request: HttpRequest) -> HttpResponseRedirect:
    query = _query(request)
    here = reverse("search")
    return HttpResponseRedirect(f"{here}?{query}" if query else here)
