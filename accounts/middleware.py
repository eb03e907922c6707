"""Who is acting, from session or token; what ends a session; in which language to answer."""

import time
import zoneinfo
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import gate
from accounts.actions.tokens import note_use
from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import actors
from accounts.security import sessions
from accounts.security.sessions import SEEN, STARTED

API: Final = "/api/"
Answer = Callable[[HttpRequest], HttpResponse]


class May:
    """What the person may do, for templates: `may.seizure_enter`; never a role name."""

    def __init__(self, permissions: frozenset[Permission]) -> None:
        self._names = frozenset(permission.name.lower() for permission in permissions)

    def __getattr__(self, name: str) -> bool:
        """Answer for one permission by its name; an unknown name is a no."""
        return name in self._names


class ActorMiddleware:
    """Sets request.actor and request.may, and ends the sessions of those who may not stay."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who acts before any page is asked."""
        is_machine = request.path.startswith(API)
        actor = _token_actor(request) if is_machine else _person(request)
        request.actor = actor  # type: ignore[attr-defined]
        request.may = May(actor.permissions)  # type: ignore[attr-defined]
        if isinstance(request.user, User) and not is_machine:
            request.user.is_staff = Permission.HELPDESK in actor.permissions
            with translation.override(_language(request, request.user)):
                return self._answer(request, request.user)
        return self.get_response(request)

    def _answer(self, request: HttpRequest, user: User) -> HttpResponse:
        request.LANGUAGE_CODE = translation.get_language() or "en"
        with timezone.override(_zone(user)):
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", translation.get_language() or "en")
        return answer


class SecondFactorMiddleware:
    """Where a second factor is required, leads those without one to enrol, and nowhere else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a person without a second factor, or with an old password, reach what mends it."""
        detour = _detour(request) if request.user.is_authenticated else ""
        return HttpResponseRedirect(detour) if detour else self.get_response(request)


def note_signed_in(request: HttpRequest) -> None:
    """Start the clocks of a session."""
    now = time.time()
    request.session[STARTED] = now
    request.session[SEEN] = now


def _person(request: HttpRequest) -> gate.Actor:
    user = request.user
    if not isinstance(user, User):
        return gate.NOBODY
    if _is_over(request):
        auth.logout(request)
        messages.warning(
            request, _("You were signed out because the session had lasted its time.")
        )
        return gate.NOBODY
    now = time.time()
    is_stale = now - request.session[SEEN] > sessions.REFRESH_SECONDS
    if is_stale and not _asks_by_itself(request):
        request.session[SEEN] = now
    return actors.actor_for(user)


def _asks_by_itself(request: HttpRequest) -> bool:
    """Say whether an open page asks without a person; that keeps no session awake."""
    match = _match(request)
    return bool(match and getattr(match.func, "by_itself", False))


def _is_over(request: HttpRequest) -> bool:
    session = request.session
    return sessions.is_over(
        started=session.get(STARTED, 0), seen=session.get(SEEN, 0), now=time.time()
    )


def _token_actor(request: HttpRequest) -> gate.Actor:
    """Machines speak with a token only; a session cookie opens nothing here."""
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret:
        return gate.NOBODY
    actor = actors.actor_for_token(secret.strip())
    if actor.token_id is not None:
        note_use(actor.token_id)
    return actor


def _detour(request: HttpRequest) -> str:
    name = _route_name(request)
    if name in ALWAYS_OPEN or request.path.startswith((API, settings.STATIC_URL)):
        return ""
    user = request.user
    if isinstance(user, User) and actors.password_is_old(user):
        return "" if name in PASSWORD_PAGES else reverse("account_change_password")
    if settings.SECOND_FACTOR_REQUIRED and name not in ENROLMENT and not _is_enrolled(request):
        return reverse("mfa_index")
    return ""


def _is_enrolled(request: HttpRequest) -> bool:
    """Ask once per session; enrolment is never undone without a new session."""
    if not request.session.get("accounts.enrolled"):
        request.session["accounts.enrolled"] = actors.has_second_factor(request.user.pk or 0)
    return bool(request.session["accounts.enrolled"])


def _route_name(request: HttpRequest) -> str:
    match = _match(request)
    return match.view_name if match else ""


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def _language(request: HttpRequest, user: User) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    known = {code for code, _name in settings.LANGUAGES}
    return chosen if chosen in known else user.language


def _zone(user: User) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(user.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


ALWAYS_OPEN: Final = frozenset(
    {
        "account_logout",
        "account_login",
        "set_language",
        "language",
        "unsent",
        "jsi18n",
        "live",
        "notice-count",
    }
)
ENROLMENT: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_change_password",
    }
)
PASSWORD_PAGES: Final = ENROLMENT
