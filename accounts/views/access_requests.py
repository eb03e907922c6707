"""Ask for access, follow the request, decide on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.access_flow import Move
from accounts.actions import access_requests as actions
from accounts.actions.reading import note_reading
from accounts.forms.access_request import AccessRequestForm, RemarkForm, SignedForm
from accounts.forms.people import PlainForm
from accounts.forms.submission import attempt, is_done
from accounts.gate import actor_of
from accounts.paper.access_form import access_form_pdf
from accounts.queries.access_requests import (
    STATES,
    own_request,
    request_for,
    requests_for,
    role_names,
)
from accounts.queries.signed_forms import signed_form_for
from accounts.views.deciding import Decision, decide
from accounts.views.listing import page_of
from cen_suite.core.audit.events import Event

DECISIONS: Final = {
    Move.ENDORSE: Decision(title=gettext_lazy("Endorse the request"), form_class=PlainForm),
    Move.SIGN: Decision(title=gettext_lazy("Sign the request"), form_class=PlainForm),
    Move.APPROVE: Decision(title=gettext_lazy("Approve the request"), form_class=PlainForm),
    Move.ASK: Decision(title=gettext_lazy("Ask for more information"), form_class=RemarkForm),
    Move.REFUSE: Decision(title=gettext_lazy("Refuse the request"), form_class=RemarkForm),
}
KINDS: Final = {Move.ASK: "", Move.REFUSE: "danger"}
"""How the buttons of moves look that are not the one to press."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that is open to the reader, as a button."""

    words: str | Promise
    address: str
    kind: str


def ask(request: HttpRequest) -> HttpResponse:
    """Fill in the access form, without an account."""
    typed = request.POST if request.method == "POST" else None
    form = AccessRequestForm(typed, initial={"language": get_language()})
    if form.is_valid():
        done = attempt(form, lambda: actions.submit_request(form.wanted()))
        if done is not None:
            return HttpResponseRedirect(reverse("own-request", args=[done[1]]))
    return render(request, "accounts/request_form.html", {"form": form})


def own(request: HttpRequest, secret: str) -> HttpResponse:
    """Follow one's own request: print it, send it back signed, correct it."""
    found = own_request(secret)
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content, media_type = form.cleaned_data["file"]
        if attempt(form, lambda: actions.attach_signed_form(secret, content, media_type)):
            messages.success(request, _("Thank you. The helpdesk will look at it."))
            return HttpResponseRedirect(reverse("own-request", args=[secret]))
    context = {"shown": found, "form": form, "secret": secret, "roles": role_names(found)}
    return render(request, "accounts/own_request.html", context)


def amend(request: HttpRequest, secret: str) -> HttpResponse:
    """Correct what one stated."""
    found = own_request(secret)
    initial = {name: getattr(found, name) for name in AccessRequestForm.base_fields}
    initial["administration"] = found.administration.code
    form = AccessRequestForm(request.POST if request.method == "POST" else None, initial=initial)
    if is_done(form, lambda: actions.amend_request(secret, form.wanted())):
        return HttpResponseRedirect(reverse("own-request", args=[secret]))
    return render(request, "accounts/request_form.html", {"form": form, "shown": found})


def paper(request: HttpRequest, secret: str) -> HttpResponse:
    """Print the form for signature."""
    found = own_request(secret)
    answer = HttpResponse(access_form_pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}.pdf"'
    return answer


def request_list(request: HttpRequest) -> HttpResponse:
    """List the requests one may decide on."""
    state = request.GET.get("state", "")
    page = page_of(request, requests_for(actor_of(request), state))
    context = {**page, "state": state, "choices": STATES}
    return render(request, "accounts/requests.html", context)


def request_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one request and the moves that are open."""
    shown = request_for(actor_of(request), public_id)
    _note_reading(request, public_id)
    offers = [
        Offer(
            DECISIONS[move].title,
            reverse(f"request-{move}", args=[public_id]),
            KINDS.get(move, "main"),
        )
        for move in DECISIONS
        if move in shown.moves
    ]
    return render(request, "accounts/request.html", {"shown": shown, "offers": offers})


def signed_form(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand out the signed form, as a file that no browser runs."""
    content, media_type, name = signed_form_for(actor_of(request), public_id)
    _note_reading(request, public_id)
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox"
    answer["Cache-Control"] = "no-store"
    return answer


def endorse(request: HttpRequest, public_id: str) -> HttpResponse:
    """Vouch for the applicant."""
    return _decide(request, public_id, Move.ENDORSE, actions.endorse_request)


def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign as designated officer."""
    return _decide(request, public_id, Move.SIGN, actions.sign_request)


def approve(request: HttpRequest, public_id: str) -> HttpResponse:
    """Approve: the account is made."""
    return _decide(request, public_id, Move.APPROVE, actions.approve_request)


def refuse(request: HttpRequest, public_id: str) -> HttpResponse:
    """Refuse, with the reason."""
    return _decide(request, public_id, Move.REFUSE, actions.refuse_request)


def ask_more(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send it back with a question."""
    return _decide(request, public_id, Move.ASK, actions.ask_for_more)


def _note_reading(request: HttpRequest, public_id: str) -> None:
    by = actor_of(request)
    note_reading(
        Event.REQUEST_READ,
        f"access-request:{public_id}",
        administration=by.administration,
        by=by,
    )


def _decide(
    request: HttpRequest, public_id: str, move: Move, act: Callable[..., object]
) -> HttpResponse:
    shown = request_for(actor_of(request), public_id)
    return decide(
        request,
        DECISIONS[move],
        partial(act, public_id=public_id),
        back=reverse("request", args=[public_id]),
        asked=shown.request,
    )
