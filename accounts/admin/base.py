"""What the helpdesk's lists share: a fresh proof before acts, models by name, ways to pages."""

from collections.abc import Callable
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.apps import apps
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from accounts.gate import actor_of
from accounts.pages import proved_recently
from accounts.queries.administrations import countries
from cen_suite.core.web.admin import DeskAdmin, Rows, carry_out, reason_of
from cen_suite.core.web.templatetags.formats import country


class AccountsAdmin(DeskAdmin):
    """Every act on people asks for a recent proof of who is sitting there."""

    @override
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Let an act through only within ten minutes of a password or code."""
        if request.method == "POST" and not proved_recently(request):
            raise ReauthenticationRequired
        return super().changelist_view(request, extra_context)


class ListedAdmin(AccountsAdmin):
    """A list of what belongs to an administration and has a page of its own."""

    list_select_related = ("administration",)
    route = ""

    @admin.display(description=_("administration"), ordering="administration__code")
    def place(self, row: Any) -> str:
        """Name the administration by its code."""
        return str(row.administration.code)

    @admin.display(description=_("page"))
    def page(self, row: Any) -> SafeString:
        """Lead to the page of a row."""
        return way_to(self.route, row, _("Open"))


class CountryFilter(admin.SimpleListFilter):
    """Narrow a list to the administration of one country; bodies without a country have none."""

    title = _("country")
    parameter_name = "country"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the countries that have an administration, in the reader's language."""
        return sorted(((code, country(code)) for code in countries()), key=lambda line: line[1])

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what belongs to the country."""
        chosen = self.value()
        return queryset.filter(administration__country=chosen) if chosen else queryset


def act_on(
    request: HttpRequest,
    rows: Rows,
    act: Callable[..., object],
    *,
    named: str = "public_id",
    reason_as: str = "",
) -> None:
    """Do an act for each chosen row, which it is told as `named`.

    Under `reason_as` the act is told why, and is not done without a reason.
    """
    by, why = actor_of(request), reason_of(request)
    told = {"by": by, **({reason_as: why} if reason_as else {})}

    def act_on_one(row: Any) -> object:
        key = str(row.public_id) if named == "public_id" else row.pk
        return act(**{named: key}, **told)

    carry_out(request, rows, act_on_one, reason=why if reason_as else None)


def model(name: str) -> type[Model]:
    """Find one of our models without importing it: lists read, actions write."""
    return apps.get_model("accounts", name)


def way_to(route: str, row: Any, words: str | Promise) -> SafeString:
    """Lead from a list to the page of a row."""
    return format_html('<a href="{}">{}</a>', reverse(route, args=[row.public_id]), words)
