"""The helpdesk: write, read the answer, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import tickets
from accounts.forms.submission import attempt
from accounts.forms.tickets import AnswerForm, TicketForm
from accounts.gate import actor_of
from accounts.queries.tickets import STATES, ticket_for, tickets_for
from accounts.views.listing import page_of


def ticket_list(request: HttpRequest) -> HttpResponse:
    """List one's tickets; the helpdesk sees all."""
    state = request.GET.get("state", "")
    page = page_of(request, tickets_for(actor_of(request), state))
    context = {**page, "state": state, "choices": STATES}
    return render(request, "accounts/tickets.html", context)


def ticket_new(request: HttpRequest) -> HttpResponse:
    """Write to the helpdesk."""
    typed = request.POST if request.method == "POST" else None
    form = TicketForm(typed, initial={"page": request.GET.get("page", "")})
    if form.is_valid():
        ticket = attempt(
            form, lambda: tickets.open_ticket(**form.cleaned_data, by=actor_of(request))
        )
        if ticket is not None:
            messages.success(request, _("Sent. The answer will be here and in your notices."))
            return HttpResponseRedirect(reverse("ticket", args=[ticket.public_id]))
    context = {"title": _("Write to the helpdesk"), "form": form, "back": reverse("tickets")}
    return render(request, "accounts/decision.html", context)


def ticket(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a ticket and add to it."""
    actor = actor_of(request)
    shown = ticket_for(actor, public_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(form, lambda: tickets.answer_ticket(public_id=public_id, text=text, by=actor)):
            return HttpResponseRedirect(reverse("ticket", args=[public_id]))
    return render(request, "accounts/ticket.html", {"shown": shown, "form": form})


def ticket_close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a ticket."""
    if request.method == "POST":
        tickets.close_ticket(public_id=public_id, by=actor_of(request))
        messages.success(request, _("The ticket is closed."))
    return HttpResponseRedirect(reverse("ticket", args=[public_id]))
