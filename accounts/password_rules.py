"""The password rules in Django's form, so that every path that sets a password asks them."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.security.passwords import MAXIMUM, MINIMUM, Fault, fault_of

SENTENCES: dict[Fault, str | Promise] = {
    Fault.SHORT: _("The password must have at least %(minimum)s characters."),
    Fault.LONG: _("The password must have at most %(maximum)s characters."),
    Fault.REPEATED: _("The password repeats the same few characters. Use more different ones."),
    Fault.CONTEXT: _(
        "The password is made of words that others try first, such as your name, your "
        "administration or the name of this system. Use other words."
    ),
}
SUITE_WORDS = ("customs", "douane", "aduana", "cencomm", "password", "operation", "enforcement")


class SuitePasswordRules:
    """Asked by Django whenever a password is chosen."""

    def validate(self, password: str, user: object | None = None) -> None:
        """Raise the sentence that says what to change."""
        fault = fault_of(password, context=_words_around(user))
        if fault is not None:
            numbers = {"minimum": MINIMUM, "maximum": MAXIMUM}
            raise ValidationError(str(SENTENCES[fault]), code=fault.value, params=numbers)

    def get_help_text(self) -> str:
        """Say the rules before anything is typed."""
        return gettext(
            "At least %(minimum)s characters. A few words that do not belong together are good; "
            "digits and signs are allowed, not required."
        ) % {"minimum": MINIMUM}


def _words_around(user: object | None) -> list[str]:
    found = [*SUITE_WORDS]
    for name in ("username", "full_name", "email"):
        text = str(getattr(user, name, ""))
        found += [text, *text.replace("@", " ").replace(".", " ").replace("-", " ").split()]
    return found
