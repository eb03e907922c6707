"""A decision has a page of its own: what is asked, why, and a way back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.people import ReasonForm
from accounts.forms.submission import is_done
from accounts.gate import actor_of

IN_THE_TRAIL = _("Done. It stands in the trail.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is asked, what one should know first, and what is said when it is done."""

    title: str | Promise
    note: str | Promise = ""
    form_class: type[Form] = ReasonForm
    done: str | Promise = IN_THE_TRAIL


def decide(
    request: HttpRequest,
    decision: Decision,
    act: Callable[..., object],
    *,
    back: str,
    **about: object,
) -> HttpResponse:
    """Ask for a decision about something, carry it out, and go back.

    The act is told who decides, as `by`, and what the form asked for, each by its name.
    """
    by = actor_of(request)
    form = decision.form_class(request.POST if request.method == "POST" else None)
    if is_done(form, lambda: act(by=by, **form.cleaned_data)):
        messages.success(request, str(decision.done))
        return HttpResponseRedirect(back)
    context = {"title": decision.title, "note": decision.note, "form": form, "back": back}
    return render(request, "accounts/decision.html", {**context, **about})
