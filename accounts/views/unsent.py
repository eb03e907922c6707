"""What a form held when the session had ended, offered again after signing in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.unsent import forget_unsent, unsent_of


def unsent(request: HttpRequest) -> HttpResponse:
    """Show what was kept, to be sent again or dropped."""
    kept = unsent_of(request)
    if request.method == "POST" or kept is None:
        forget_unsent(request)
        return HttpResponseRedirect(kept.path if kept else "/")
    return render(request, "accounts/unsent.html", {"kept": kept})
