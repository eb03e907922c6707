"""What accounts add to the frame of every page: the tray, the person's menu, the help."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.queries.notices import unread_for
from cen_suite.core.web.context import count_unread_with
from cen_suite.core.web.navigation import Entry, add_entries, add_link


def furnish() -> None:
    """Put our pages into the frame."""
    count_unread_with(unread_for)
    add_link("notices", "notices")
    add_link("live", "live")
    add_link("notice_count", "notice-count")
    add_link("sign_in", "account_login")
    add_link("sign_out", "account_logout")
    add_link("helpdesk", "tickets")
    add_entries(
        _own("profile", _("My account"), "user"),
        _own("mfa_index", _("Second factor"), "smartphone"),
        _own("usersessions_list", _("Sessions"), "monitor"),
        _own("own-history", _("Done in my name"), "history"),
        _own("people", _("People"), "users", needs="directory_read member_reset"),
        _own("requests", _("Access requests"), "user-plus", needs="request_read"),
        _own("signatories", _("Designated officers"), "signature", needs="signatory_edit"),
        _own("tokens", _("Machine tokens"), "key-round", needs="token_issue"),
        _own("tickets", _("Helpdesk"), "life-buoy"),
        _own("admin:index", _("The helpdesk's desk"), "layout-list", needs="helpdesk"),
    )


def _own(route: str, label: str | Promise, icon: str, *, needs: str = "") -> Entry:
    return Entry(route=route, label=label, application="account", icon=icon, needs=needs)
