"""Access requests, and the designated officers who sign them."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.actions import access_requests, signatories
from accounts.admin.base import AccountsAdmin, CountryFilter, ListedAdmin, act_on, model
from cen_suite.core.web.admin import Rows


@admin.register(model("AccessRequest"))
class AccessRequestAdmin(ListedAdmin):
    """Access requests by state."""

    route = "request"
    list_display = ("reference", "full_name", "place", "state", "changed_at", "page")
    list_filter = ("state", "kind", CountryFilter)
    search_fields = ("reference", "full_name", "email")
    ordering = ("-changed_at",)
    fields = (
        "reference", "state", "kind", "full_name", "post", "email", "language", "administration",
        "office", "roles", "operation", "reason", "supervisor", "endorsed_by", "signed_by",
        "decided_by", "remark", "submitted_at", "changed_at",
    )  # fmt: skip
    actions = ("approve", "ask", "refuse")

    @admin.action(description=_("Approve (the account is made)"))
    def approve(self, request: HttpRequest, rows: Rows) -> None:
        """Approve requests."""
        act_on(request, rows, access_requests.approve_request)

    @admin.action(description=_("Ask for more information (state it as reason)"))
    def ask(self, request: HttpRequest, rows: Rows) -> None:
        """Send requests back."""
        act_on(request, rows, access_requests.ask_for_more, reason_as="remark")

    @admin.action(description=_("Refuse (state the reason)"))
    def refuse(self, request: HttpRequest, rows: Rows) -> None:
        """Refuse requests."""
        act_on(request, rows, access_requests.refuse_request, reason_as="remark")


@admin.register(model("Signatory"))
class SignatoryAdmin(AccountsAdmin):
    """Designated officers: a second person confirms."""

    list_display = ("full_name", "post", "administration", "state", "proposed_by", "confirmed_by")
    list_filter = ("state", CountryFilter)
    search_fields = ("full_name", "administration__code")
    ordering = ("administration__code", "full_name")
    list_select_related = ("administration",)
    actions = ("confirm", "end")

    @admin.action(description=_("Confirm as second person"))
    def confirm(self, request: HttpRequest, rows: Rows) -> None:
        """Confirm officers whom somebody else proposed."""
        act_on(request, rows, signatories.confirm_signatory, named="signatory_id")

    @admin.action(description=_("Remove from the list"))
    def end(self, request: HttpRequest, rows: Rows) -> None:
        """Take officers off the list."""
        act_on(request, rows, signatories.end_signatory, named="signatory_id")
