"""Code lists and places as the helpdesk looks them up; they change by loading, not by hand."""

from django.contrib import admin

from cen_suite.core.codelists.languages import LABEL_COLUMNS
from cen_suite.core.codelists.models import Code, CodeList, Edition, Place
from cen_suite.core.web.admin import DeskAdmin


@admin.register(CodeList)
class CodeListAdmin(DeskAdmin):
    """Which lists there are, in which edition, and where they are from."""

    list_display = ("name", "title", "edition", "licence")
    list_filter = ("licence",)
    search_fields = ("name", "title", "origin")
    ordering = ("name",)


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    """What each loading changed."""

    list_display = ("list", "edition", "source", "loaded_at", "added", "changed", "ended")
    list_filter = ("source", "list")
    list_select_related = ("list",)
    ordering = ("-pk",)


@admin.register(Code)
class CodeAdmin(DeskAdmin):
    """Codes with their labels in every language."""

    list_display = ("code", "list", "parent", "label", "valid_from", "valid_to", "source")
    list_filter = ("list", "source")
    list_select_related = ("list",)
    search_fields = ("code", *LABEL_COLUMNS.values())
    ordering = ("list__name", "order", "code")


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    """Places by UN/LOCODE and name."""

    list_display = ("locode", "name", "country", "functions", "iata", "status", "source")
    list_filter = ("source", "status")
    search_fields = ("locode", "iata", "name_folded")
    ordering = ("locode",)
