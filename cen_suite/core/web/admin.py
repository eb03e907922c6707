"""Ground of the helpdesk's tool: what may be seen, and writes that go through actions only."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from typing_extensions import override

from cen_suite.core.web.problems import DomainError

SHORTEST_REASON = 3


class ReasonForm(ActionForm):
    """The bar above a list: what to do, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), required=False, max_length=300)


if TYPE_CHECKING:  # at run time Django's class takes no type
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class DeskAdmin(ModelAdmin):
    """A list the helpdesk reads; a subclass says what may be added or changed, and how."""

    needs: ClassVar[str] = "helpdesk"
    action_form = ReasonForm
    list_per_page = 50
    show_full_result_count = False
    save_as = False

    @override
    def has_module_permission(self, request: HttpRequest) -> bool:
        """Ask the permissions of the suite, not those of Django."""
        return bool(getattr(request.may, self.needs))  # type: ignore[attr-defined]

    @override
    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let whoever holds the permission read."""
        return self.has_module_permission(request)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Add nothing past the actions."""
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Change nothing past the actions."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Delete nothing; the trail names what was."""
        return False

    @override
    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the actions without Django's own deletion."""
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if name != "delete_selected"
        }


def carry_out(
    request: HttpRequest,
    rows: Iterable[Model],
    act: Callable[[Any], object],
    *,
    reason: str | None = None,
) -> None:
    """Do one action per chosen row; say how many were done, and for each of the others why not.

    Where a reason is asked for, nothing is done without one.
    """
    if reason is not None and len(reason) < SHORTEST_REASON:
        messages.error(request, _("State the reason first: it stands in the trail."))
        return
    done = 0
    for row in rows:
        try:
            act(row)
        except DomainError as error:
            messages.error(request, f"{row}: {error.words()}")
        else:
            done += 1
    if done:
        words = ngettext("%(count)s was done.", "%(count)s were done.", done)
        messages.success(request, words % {"count": done})
    else:
        messages.warning(request, _("Nothing was done."))


def reason_of(request: HttpRequest) -> str:
    """Read the reason typed above the list."""
    return request.POST.get("reason", "").strip()


Rows = QuerySet[Any]
