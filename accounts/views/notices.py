"""The tray."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.actions.notices import read_notices
from accounts.gate import actor_of
from accounts.queries.notices import notices_of


def notice_list(request: HttpRequest) -> HttpResponse:
    """Show the newest notices; a button marks them all as read."""
    actor = actor_of(request)
    if request.method == "POST":
        chosen = [int(value) for value in request.POST.getlist("notice") if value.isdecimal()]
        read_notices(actor, chosen or None)
        return HttpResponseRedirect(reverse("notices"))
    return render(request, "accounts/notices.html", {"notices": notices_of(actor)})


@require_GET
def notice_tray(request: HttpRequest) -> HttpResponse:
    """Give an open tray what is in it now."""
    return render(request, "accounts/tray.html", {"notices": notices_of(actor_of(request))})
