"""A new password, typed twice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.security.passwords import MAXIMUM


class NewPasswordForm(forms.Form):
    """Choose a password; the rules themselves are asked by the action."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least 12 characters. A few words that do not belong together are good; digits "
            "and signs are allowed, not required."
        ),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords are not the same."))
        return cleaned
