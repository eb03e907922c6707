"""My account: settings, what was done in my name, my sessions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions.profile import change_profile
from accounts.actions.standing import end_other_sessions, end_session
from accounts.forms.people import ProfileForm
from accounts.forms.submission import attempt
from accounts.gate import actor_of
from accounts.queries.accounts import active_account
from accounts.queries.history import done_by, overview_of
from accounts.queries.sessions import open_sessions


def profile(request: HttpRequest) -> HttpResponse:
    """Show and change one's own settings."""
    actor = actor_of(request)
    overview = overview_of(actor)
    typed = request.POST if request.method == "POST" else None
    form = ProfileForm(typed, initial=overview.settings)
    if form.is_valid():
        changed = attempt(form, lambda: change_profile(user_id=actor.account, **form.cleaned_data))
        if changed is not None:
            messages.success(request, _("Saved."))
            answer = HttpResponseRedirect(reverse("profile"))
            answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
            return answer
    return render(request, "accounts/profile.html", {"form": form, "overview": overview})


def history(request: HttpRequest) -> HttpResponse:
    """Show what was done in one's own name."""
    return render(request, "accounts/history.html", {"entries": done_by(actor_of(request))})


def session_list(request: HttpRequest) -> HttpResponse:
    """Show where one is signed in."""
    found = open_sessions(actor_of(request), request.session.session_key)
    return render(request, "usersessions/usersession_list.html", {"rows": found})


def end_one_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of one's own sessions."""
    if request.method == "POST":
        end_session(user_id=actor_of(request).account, session_id=session_id)
        messages.success(request, _("The session has ended."))
    return HttpResponseRedirect(reverse("usersessions_list"))


def end_sessions(request: HttpRequest) -> HttpResponse:
    """End every session but this one."""
    if request.method == "POST":
        own = actor_of(request).account
        end_other_sessions(user_id=own)
        me = active_account(own)
        if me is not None:
            update_session_auth_hash(request, me)
        messages.success(request, _("All other sessions have ended."))
    return HttpResponseRedirect(reverse("usersessions_list"))
