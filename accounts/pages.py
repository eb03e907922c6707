"""page(): a URL entry that states what it takes to open it."""

import time
from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, reverse

from accounts import gate
from accounts.actions.access import note_use
from accounts.permissions import Application, Permission
from accounts.security.sessions import is_fresh
from accounts.unsent import keep_unsent
from cen_suite.core.web.problems import Refused

View = Callable[..., HttpResponseBase]


class Door(Enum):
    """A page that asks for no permission."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"


PUBLIC: Final = Door.PUBLIC
SIGNED_IN: Final = Door.SIGNED_IN
STOP_POLLING: Final = 286
"""A status of htmx's own."""


Needs = Permission | Door | tuple[Permission, ...]


def page(
    route: str,
    view: View,
    name: str,
    *,
    needs: Needs,
    step_up: bool = False,
    by_itself: bool = False,
) -> URLPattern:
    """Mount a view behind what it needs; the URL table is the access table.

    Several permissions mean that any of them opens the page; the records then have their rules.
    With `step_up` the person must have proved himself within the last ten minutes. What an open
    page asks `by_itself` is no use of the suite: it keeps no session and no access awake.
    """
    return path(route, _guard(view, needs, step_up=step_up, by_itself=by_itself), name=name)


def _guard(view: View, needs: Needs, *, step_up: bool, by_itself: bool) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if needs is PUBLIC:
            return view(request, *args, **kwargs)
        is_polling = by_itself and "HX-Request" in request.headers
        if not request.user.is_authenticated:
            return _stop_asking() if is_polling else _ask_to_sign_in(request, needs)
        if not isinstance(needs, Door):
            try:
                _admit(request, needs, is_use=not by_itself)
            except Refused:
                if is_polling:  # the role has ended while the page was open; once is enough
                    return _stop_asking()
                raise
        if step_up and not proved_recently(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    guarded.needs = needs  # type: ignore[attr-defined]
    guarded.step_up = step_up  # type: ignore[attr-defined]
    guarded.by_itself = by_itself  # type: ignore[attr-defined]
    return guarded


def _admit(
    request: HttpRequest, needs: Permission | tuple[Permission, ...], *, is_use: bool
) -> None:
    """Ask the gate, and set the clock of the application if it is used."""
    choices = needs if isinstance(needs, tuple) else (needs,)
    actor = gate.actor_of(request)
    held = next((choice for choice in choices if gate.allows(actor, choice)), None)
    gate.check(actor, held or choices[0])
    if is_use and held is not None and held.application and request.user.pk is not None:
        note_use(request.user.pk, held.application)


def proved_recently(request: HttpRequest) -> bool:
    """Say whether the person gave a password or a code within the last ten minutes."""
    records = get_authentication_records(request, request.user)
    return bool(records) and is_fresh(float(records[-1]["at"]), time.time())


def _stop_asking() -> HttpResponse:
    """Let an open page be whose reader may ask no more: it shows what it shows.

    The page to sign in would otherwise take the place of the part that asked, and a page whose
    role has ended would be refused each second.
    """
    return HttpResponse(status=STOP_POLLING, headers={"HX-Reswap": "none"})


def _ask_to_sign_in(request: HttpRequest, needs: Needs) -> HttpResponseBase:
    """Send a stranger to sign in; what an expired session was sending is kept for afterwards.

    National and operational forms are not kept: they hold names, and sessions are not sealed.
    """
    choices = () if isinstance(needs, Door) else needs if isinstance(needs, tuple) else (needs,)
    is_open = all(choice.application in {None, Application.CEN} for choice in choices)
    if request.method == "POST" and is_open:
        keep_unsent(request)
        return redirect_to_login(reverse("unsent"), str(settings.LOGIN_URL))
    target = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
    return redirect_to_login(target, str(settings.LOGIN_URL))
