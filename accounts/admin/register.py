"""The register of administrations."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from typing_extensions import override

from accounts.actions import people
from accounts.admin.base import AccountsAdmin, model
from accounts.gate import actor_of

if TYPE_CHECKING:  # at run time Django's class takes no type
    AdministrationModelForm = ModelForm[Model]
else:
    AdministrationModelForm = ModelForm


class AdministrationForm(AdministrationModelForm):
    """The facts of an administration."""

    class Meta:
        """Which facts the helpdesk keeps."""

        model = model("Administration")
        fields = ("code", "name", "country", "kind", "rilo", "contact_email", "is_active")


@admin.register(model("Administration"))
class AdministrationAdmin(AccountsAdmin):
    """The register of administrations."""

    form = AdministrationForm
    list_display = ("code", "name", "country", "kind", "rilo", "is_active")
    list_filter = ("kind", "rilo", "is_active")
    search_fields = ("code", "name", "country")
    ordering = ("code",)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let the helpdesk enter administrations."""
        return self.has_module_permission(request)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let the helpdesk correct administrations."""
        return self.has_module_permission(request)

    @override
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write through the actions."""
        by, facts = actor_of(request), form.cleaned_data
        if change:
            people.change_administration(administration_id=obj.pk, facts=facts, by=by)
        else:
            core = {key: facts[key] for key in ("code", "name", "country", "kind", "rilo")}
            obj.pk = people.found_administration(**core, by=by).pk
            people.change_administration(administration_id=obj.pk, facts=facts, by=by)
