"""Every kind of notice as a translated sentence; applications register their own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLES


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """How one kind of notice reads, and how much it presses."""

    name: str
    sentence: str | Promise
    is_urgent: bool = False


_KINDS: dict[str, NoticeKind] = {}


def add_kind(name: str, sentence: str | Promise, *, is_urgent: bool = False) -> None:
    """Let an application tell people something new; placeholders are `%(name)s`."""
    _KINDS[name] = NoticeKind(name, sentence, is_urgent)


def kind_of(name: str) -> NoticeKind:
    """Find a kind; raises LookupError for one nobody registered."""
    return _KINDS[name]


def words(name: str, params: dict[str, str | int]) -> str:
    """Say a notice in the active language."""
    kind = _KINDS.get(name)
    if kind is None:
        return name
    return str(kind.sentence) % _readable(params) if params else str(kind.sentence)


def _readable(params: dict[str, str | int]) -> dict[str, str | int]:
    """Say codes in words: the role, the application, what was changed."""
    return {
        name: str(WORDS[name].get(str(value), value)) if name in WORDS else value
        for name, value in params.items()
    }


WORDS: dict[str, dict[str, str | Promise]] = {
    "role": {code: role.name for code, role in ROLES.items()},
    "application": {"cen": "CEN", "ncen": "nCEN", "cencomm": "CENcomm"},
    "what": {
        "account.suspended": _("suspended"),
        "account.reactivated": _("suspension lifted"),
        "account.closed": _("closed"),
        "account.access-reopened": _("access reopened"),
        "account.certified": _("confirmed for another year"),
    },
}


add_kind(
    "account.blocked",
    _("The account of %(name)s was blocked after three wrong tries. You may reset it."),
    is_urgent=True,
)
add_kind(
    "account.own-blocked",
    _("Your account was blocked after three wrong tries and has been reset since."),
)
add_kind(
    "password.expires",
    _("Your password must be changed within %(days)s days."),
    is_urgent=True,
)
add_kind(
    "access.stops",
    _("You have not used %(application)s for a while. Your access stops in %(days)s days."),
    is_urgent=True,
)
add_kind("account.reset", _("A reset of your password was started by %(by)s."), is_urgent=True)
add_kind("account.changed", _("Your account was changed: %(what)s."))
add_kind("role.granted", _("You were given the role %(role)s."))
add_kind("role.ended", _("Your role %(role)s was ended."))
add_kind(
    "membership.suspended",
    _("Your membership of the operation %(operation)s was suspended."),
    is_urgent=True,
)
add_kind(
    "membership.resumed",
    _("The suspension of your membership of the operation %(operation)s was ended."),
)
add_kind("role.ends", _("Your role %(role)s ends in %(days)s days."))
add_kind("request.waiting", _("An access request waits for you: %(reference)s."))
add_kind("request.decided", _("The access request %(reference)s was decided."))
add_kind(
    "reset.second", _("A reset of a staff account waits for a second person."), is_urgent=True
)
add_kind("certify.due", _("%(count)s accounts wait for your yearly confirmation."))
add_kind("ticket.answered", _("The helpdesk answered your ticket %(reference)s."))
add_kind("ticket.opened", _("A new ticket came in: %(reference)s."))
add_kind("clock.doubted", _("The nightly account check stopped and needs you."), is_urgent=True)
