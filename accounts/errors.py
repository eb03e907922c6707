"""What can go wrong with accounts, in the words of an officer's situation."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from cen_suite.core.web.problems import DomainError, Refused

__all__ = [
    "AlreadyDone",
    "DomainError",
    "FactorUnreadable",
    "LinkInvalid",
    "NameTaken",
    "NotNow",
    "PasswordRefused",
    "Refused",
    "TooBusy",
]


class NotNow(DomainError):
    """The record is not in a state in which this may be done."""

    code = "not-now"
    sentence = _("This is not possible in the present state. Reload the page to see the state.")


class AlreadyDone(DomainError):
    """Someone else, or a double click, did this before."""

    code = "already-done"
    sentence = _("This was done already. Nothing was changed.")


class NameTaken(DomainError):
    """An administration, office or user with this name exists."""

    code = "name-taken"
    sentence = _("The name %(name)s is in use already. Choose another one.")


class LinkInvalid(DomainError):
    """A one-time link that is used, expired or mistyped; all three look the same."""

    status = HTTPStatus.GONE
    code = "link-invalid"
    sentence = _(
        "This link has been used, has expired or is not complete. "
        "Ask whoever started it for a new one."
    )


class PasswordRefused(DomainError):
    """The new password does not meet the rules; the sentence says which."""

    code = "password-refused"
    sentence = _("Choose another password.")


class FactorUnreadable(DomainError):
    """The secret of an authenticator does not open; nothing was counted."""

    code = "factor-unreadable"
    sentence = _(
        "Your second factor cannot be read here. Your try was not counted. Tell the helpdesk: it "
        "can remove the second factor, so that you enrol a new one."
    )


class TooBusy(DomainError):
    """More people sign in at once than this machine can check; no try was counted."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "busy"
    sentence = _(
        "Very many people are signing in at the moment. Your try was not counted. "
        "Wait a few seconds and send again."
    )
