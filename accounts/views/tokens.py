"""Machine tokens: list, issue, revoke."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from accounts.actions import tokens
from accounts.forms.people import PlainForm, TokenForm
from accounts.forms.submission import attempt
from accounts.gate import actor_of
from accounts.permissions import Permission
from accounts.queries.tokens import tokens_for
from accounts.views.deciding import Decision, decide
from accounts.views.listing import page_of

REVOKE = Decision(
    title=gettext_lazy("Revoke the token"),
    form_class=PlainForm,
    done=gettext_lazy("The token is useless from now on."),
)


def token_list(request: HttpRequest) -> HttpResponse:
    """List the tokens of the own administration."""
    page = page_of(request, tokens_for(actor_of(request)))
    return render(request, "accounts/tokens.html", page)


@never_cache
def token_new(request: HttpRequest) -> HttpResponse:
    """Issue a token and show it, this once."""
    actor = actor_of(request)
    typed = request.POST if request.method == "POST" else None
    form = TokenForm(typed, grantable=tokens.SCOPES & actor.permissions)
    if form.is_valid():
        facts = form.cleaned_data
        made = attempt(
            form,
            lambda: tokens.issue(
                name=facts["name"],
                administration=actor.administration,
                scopes=frozenset(Permission(scope) for scope in facts["scopes"]),
                days=facts["days"],
                by=actor,
            ),
        )
        if made is not None:
            context = {"token": made[0], "secret": made[1]}
            return render(request, "accounts/token_shown.html", context)
    context = {"title": _("Issue a machine token"), "form": form, "back": reverse("tokens")}
    return render(request, "accounts/decision.html", context)


def token_revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a token useless."""
    return decide(
        request, REVOKE, partial(tokens.revoke, public_id=public_id), back=reverse("tokens")
    )
