"""What CEN adds to the frame of every page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cen_suite.core.web.navigation import (
    Application,
    Entry,
    add_application,
    add_entries,
    add_link,
)


def furnish() -> None:
    """Put our pages into the frame."""
    add_application(
        Application(name="cen", title="CEN", route="home", prefix="", needs="seizure_read")
    )
    add_link("home", "home")
    add_link("search", "search", needs="seizure_read")
    add_link("language", "language")
    add_entries(
        _entry("home", _("Waiting for me"), "inbox", 0, key="h"),
        _entry("search", _("Search"), "search", 1, needs="seizure_read", key="s"),
        _entry("entry-new", _("Enter a seizure"), "file-plus", 1, needs="seizure_enter", key="e"),
        _entry("uploads", _("Upload"), "upload", 1, needs="upload_make", key="u"),
        _entry("exports", _("My exports"), "download", 1, needs="seizure_export"),
    )


def _entry(
    route: str, label: str | Promise, icon: str, section: int, *, needs: str = "", key: str = ""
) -> Entry:
    return Entry(
        route=route,
        label=label,
        application="cen",
        section=section,
        icon=icon,
        needs=needs,
        key=key,
    )
