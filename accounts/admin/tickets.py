"""Tickets: those that wait for an answer first."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.actions import tickets
from accounts.admin.base import AccountsAdmin, act_on, model, way_to
from cen_suite.core.web.admin import Rows


@admin.register(model("Ticket"))
class TicketAdmin(AccountsAdmin):
    """Tickets: open ones first."""

    list_display = ("reference", "title", "kind", "state", "author", "opened_at", "page")
    list_filter = ("state", "kind")
    search_fields = ("reference", "title")
    ordering = ("-opened_at",)
    list_select_related = ("author",)
    actions = ("close",)

    @admin.display(description=_("page"))
    def page(self, ticket: Any) -> SafeString:
        """Lead to the page where tickets are answered."""
        return way_to("ticket", ticket, _("Answer"))

    @admin.action(description=_("Close"))
    def close(self, request: HttpRequest, rows: Rows) -> None:
        """Close tickets."""
        act_on(request, rows, tickets.close_ticket)
