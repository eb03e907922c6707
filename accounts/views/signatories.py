"""The list of designated officers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import signatories
from accounts.forms.people import SignatoryForm
from accounts.forms.submission import attempt
from accounts.gate import actor_of
from accounts.queries.signatories import signatories_for


def signatory_list(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    rows = signatories_for(actor_of(request))
    return render(request, "accounts/signatories.html", {"rows": rows})


def signatory_new(request: HttpRequest) -> HttpResponse:
    """Propose a designated officer."""
    form = SignatoryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = attempt(
            form, lambda: signatories.propose_signatory(**form.cleaned_data, by=actor_of(request))
        )
        if made is not None:
            messages.success(request, _("Proposed. A second person must confirm it."))
            return HttpResponseRedirect(reverse("signatories"))
    title = _("Propose a designated officer")
    context = {"title": title, "form": form, "back": reverse("signatories")}
    return render(request, "accounts/decision.html", context)


def signatory_confirm(request: HttpRequest, signatory_id: int) -> HttpResponse:
    """Confirm what somebody else proposed."""
    if request.method == "POST":
        signatories.confirm_signatory(signatory_id=signatory_id, by=actor_of(request))
        messages.success(request, _("The officer is on the list."))
    return HttpResponseRedirect(reverse("signatories"))


def signatory_end(request: HttpRequest, signatory_id: int) -> HttpResponse:
    """Take an officer off the list."""
    if request.method == "POST":
        signatories.end_signatory(signatory_id=signatory_id, by=actor_of(request))
        messages.success(request, _("The officer is off the list."))
    return HttpResponseRedirect(reverse("signatories"))
