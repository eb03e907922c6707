"""Reasons, roles, tokens, profile: the small forms about people."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from accounts.roles import ROLES


class ReasonForm(forms.Form):
    """Why something is done to an account; it stands in the trail."""

    reason = forms.CharField(label=_("Reason"), max_length=300, min_length=3)


class PlainForm(forms.Form):
    """A decision that needs no words."""


class RoleForm(forms.Form):
    """One more role."""

    role = forms.ChoiceField(label=_("Role"))
    operation = forms.CharField(
        label=_("Operation"),
        max_length=40,
        required=False,
        help_text=_("Only for roles in CENcomm."),
    )
    until = forms.DateField(
        label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        role = self.fields["role"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [(r.code, f"{r.name} ({r.code})") for r in ROLES.values()]


class ProfileForm(forms.Form):
    """Language, time zone, address."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"))
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("After a change no reset can be started for 72 hours."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = [
                (name, name.replace("_", " ")) for name in sorted(available_timezones())
            ]


class TokenForm(forms.Form):
    """A pass for a machine."""

    name = forms.CharField(label=_("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(label=_("Allowed to"), widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=366, initial=90)

    def __init__(self, *args: object, grantable: frozenset[Permission], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        scopes = self.fields["scopes"]
        if isinstance(scopes, forms.MultipleChoiceField):
            scopes.choices = [(p.value, scope_words(p)) for p in sorted(grantable)]


class SignatoryForm(forms.Form):
    """A designated officer."""

    administration = forms.CharField(
        label=_("Administration"), max_length=20, help_text=_("Its code, such as SN-CUS.")
    )
    full_name = forms.CharField(label=_("Name"), max_length=150)
    post = forms.CharField(label=_("Post"), max_length=150)
    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        required=False,
        help_text=_("Only if the officer signs in the system instead of on paper."),
    )


def scope_words(scope: str) -> str:
    """Say what a scope allows."""
    return str(WORDS.get(Permission(scope), scope))


WORDS = {
    Permission.SEIZURE_READ: _("Read cases"),
    Permission.SEIZURE_ENTER: _("Enter cases"),
    Permission.SEIZURE_EXPORT: _("Export cases"),
    Permission.PHOTO_READ: _("See photos"),
    Permission.UPLOAD_MAKE: _("Upload workbooks"),
    Permission.UPLOAD_UNDO: _("Take uploads back"),
}
