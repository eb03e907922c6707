"""Django admin keeps no doors of its own: people sign in, leave and change passwords our way."""

from collections.abc import Callable
from typing import Any, Final

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.adapter import AccountAdapter
from accounts.queries.desk import piles

OTHERS: Final = frozenset({"account", "mfa", "usersessions"})


def close_side_doors() -> None:
    """Put our sign-in, sign-out and password page in the place of Django's.

    What allauth registers by itself goes: second factors and sessions change by our actions only.
    """
    site: Any = admin.site
    for model in [each for each in site._registry if each._meta.app_label in OTHERS]:  # noqa: SLF001 -- there is no other list of what is registered
        site.unregister(model)
    site.login = secure_admin_login(site.login)
    site.logout = leave
    site.password_change = change_password
    site.index = with_piles(site.index)


def with_piles(index: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Put what waits for the helpdesk on the first page of the admin."""

    def first_page(
        request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return index(request, extra_context={"piles": piles(), **(extra_context or {})})

    return first_page


@require_POST
def leave(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Sign out on the path that is recorded."""
    if request.user.is_authenticated:
        AccountAdapter(request).logout(request)
    return HttpResponseRedirect(reverse("account_login"))


def change_password(
    request: HttpRequest,  # noqa: ARG001 -- Django's signature
    extra_context: dict[str, Any] | None = None,  # noqa: ARG001 -- Django's signature
) -> HttpResponse:
    """Lead to the page where a wrong present password is a strike."""
    return HttpResponseRedirect(reverse("account_change_password"))
