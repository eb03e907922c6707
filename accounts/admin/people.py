"""People: who is blocked, who waits, who has left."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from accounts.actions import resets, standing
from accounts.admin.base import CountryFilter, ListedAdmin, act_on, model
from accounts.queries.desk import WAITING, Waits, people_waiting
from cen_suite.core.web.admin import Rows


class WaitingFilter(admin.SimpleListFilter):
    """Narrow the list to those of whom something must be done."""

    title = _("what waits")
    parameter_name = "waits"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name what may wait."""
        return [(what.value, str(words)) for what, words in WAITING.items()]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the people something is waiting for."""
        chosen = self.value()
        return people_waiting(queryset, Waits(chosen)) if chosen in set(Waits) else queryset


@admin.register(model("User"))
class PersonAdmin(ListedAdmin):
    """People: who is blocked, who is waiting, who has left."""

    route = "person"
    list_display = ("full_name", "place", "roles", "state", "state_since", "page")
    list_filter = (WaitingFilter, "state", "kind", CountryFilter)
    search_fields = ("full_name", "username", "email", "administration__code")
    ordering = ("-state_since",)
    fields = (
        "full_name", "username", "email", "kind", "administration", "office", "language",
        "time_zone", "state", "state_reason", "state_since", "last_login", "certified_at",
    )  # fmt: skip
    actions = ("start_reset", "suspend", "lift", "close", "certify")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Bring the roles along."""
        return super().get_queryset(request).prefetch_related("memberships")

    @admin.display(description=_("roles"))
    def roles(self, person: Any) -> str:
        """List the roles held now."""
        return " ".join(m.role for m in person.memberships.all() if m.ended_at is None)

    @admin.action(description=_("Start a reset (the owner gets a link)"))
    def start_reset(self, request: HttpRequest, rows: Rows) -> None:
        """Start resets."""
        act_on(request, rows, resets.start_reset, reason_as="reason")

    @admin.action(description=_("Suspend"))
    def suspend(self, request: HttpRequest, rows: Rows) -> None:
        """Suspend people."""
        act_on(request, rows, standing.suspend_person, reason_as="reason")

    @admin.action(description=_("Lift the suspension"))
    def lift(self, request: HttpRequest, rows: Rows) -> None:
        """Let people in again."""
        act_on(request, rows, standing.lift_suspension, reason_as="reason")

    @admin.action(description=_("Close for good"))
    def close(self, request: HttpRequest, rows: Rows) -> None:
        """Close accounts."""
        act_on(request, rows, standing.close_person, reason_as="reason")

    @admin.action(description=_("Confirm for another year"))
    def certify(self, request: HttpRequest, rows: Rows) -> None:
        """Confirm people."""
        act_on(request, rows, standing.certify_person)
