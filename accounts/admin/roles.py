"""Roles held, and machine tokens."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.actions import memberships, tokens
from accounts.admin.base import AccountsAdmin, CountryFilter, act_on, model
from cen_suite.core.web.admin import Rows


@admin.register(model("Membership"))
class MembershipAdmin(AccountsAdmin):
    """Roles held, and those that were."""

    list_display = (
        "user",
        "role",
        "application",
        "operation",
        "valid_until",
        "suspended_at",
        "ended_at",
    )
    list_filter = ("role", "application", ("ended_at", admin.EmptyFieldListFilter))
    search_fields = ("user__full_name", "user__username", "operation")
    ordering = ("-granted_at",)
    list_select_related = ("user",)
    actions = ("end",)

    @admin.action(description=_("End the role (state the reason)"))
    def end(self, request: HttpRequest, rows: Rows) -> None:
        """End roles."""
        act_on(request, rows, memberships.end_role, named="membership_id", reason_as="reason")


@admin.register(model("ApiToken"))
class TokenAdmin(AccountsAdmin):
    """Machine tokens of all administrations."""

    list_display = ("name", "administration", "hint", "expires_at", "last_used_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), CountryFilter)
    ordering = ("-issued_at",)
    list_select_related = ("administration",)
    exclude = ("digest",)
    actions = ("revoke",)

    @admin.action(description=_("Revoke"))
    def revoke(self, request: HttpRequest, rows: Rows) -> None:
        """Revoke tokens."""
        act_on(request, rows, tokens.revoke)
