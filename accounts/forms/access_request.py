"""The access form: who asks, for what, and who answers for it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actions.access_requests import Wanted
from accounts.queries.administrations import administration_choices
from accounts.roles import ROLES, ROLES_OF_KIND
from accounts.security.paper import LARGEST, PaperFault, fault_of_pdf, is_pdf
from cen_suite.core.files.errors import ImageRefused
from cen_suite.core.files.images import clean as clean_image
from cen_suite.core.files.refusals import sentence

KINDS = [
    ("officer", _("I am a customs officer")),
    ("website", _("My organization is a partner: website only")),
    ("operation", _("My organization is a partner: a CENcomm operation only")),
]
FAULTS = {
    PaperFault.EMPTY: _("The file is empty."),
    PaperFault.LARGE: _("The file is larger than 5 MB. Scan it with fewer colours."),
    PaperFault.ACTIVE: _("The PDF is encrypted or contains programs. Print it to a new PDF."),
    PaperFault.KIND: _("Send the signed form as PDF, or as a picture (JPEG, PNG, WEBP)."),
}
GROUPS: list[tuple[str | Promise, tuple[str, ...]]] = [
    (
        _("Who you are"),
        ("kind", "administration", "full_name", "post", "office", "email", "language",
         "supervisor"),
    ),
    (_("The access"), ("roles", "operation", "reason")),
]  # fmt: skip
ASKABLE = sorted(frozenset().union(*ROLES_OF_KIND.values()))


class AccessRequestForm(forms.Form):
    """Filled in by somebody who has no account."""

    kind = forms.ChoiceField(label=_("Kind of account"), choices=KINDS)
    full_name = forms.CharField(label=_("Full name"), max_length=150)
    post = forms.CharField(label=_("Post"), max_length=150)
    email = forms.EmailField(
        label=_("Official e-mail address"), help_text=_("Not a private address.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    administration = forms.ChoiceField(label=_("Administration or organization"))
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Roles asked for"),
        choices=[(code, ROLES[code].name) for code in ROLES if code in ASKABLE],
        widget=forms.CheckboxSelectMultiple,
    )
    operation = forms.CharField(
        label=_("Operation"),
        max_length=40,
        required=False,
        help_text=_("Only for members of a CENcomm operation: its name or code."),
    )
    reason = forms.CharField(
        label=_("What the access is needed for"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    supervisor = forms.CharField(label=_("Superior: name and post"), max_length=150)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["administration"]
        if isinstance(place, forms.ChoiceField):
            place.choices = [("", ""), *administration_choices()]

    def clean(self) -> dict[str, Any]:
        """Check that the roles go with the kind of account."""
        cleaned = super().clean() or {}
        roles = set(cleaned.get("roles", ()))
        if roles and not roles <= ROLES_OF_KIND.get(cleaned.get("kind", ""), frozenset()):
            self.add_error("roles", _("These roles do not go with this kind of account."))
        if "CM" in roles and not cleaned.get("operation"):
            self.add_error("operation", _("Say for which operation."))
        return cleaned

    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Lay the fields out as the printed form does: the person, then the access."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]

    def wanted(self) -> Wanted:
        """Give what was typed as facts."""
        facts = dict(self.cleaned_data)
        return Wanted(**{**facts, "roles": tuple(facts["roles"])})


class SignedForm(forms.Form):
    """The form, signed on paper and scanned."""

    file = forms.FileField(label=_("Signed form"), help_text=_("PDF or picture, at most 5 MB."))

    def clean_file(self) -> tuple[bytes, str]:
        """Take a quiet PDF as it is, write a picture anew, refuse the rest."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(FAULTS[PaperFault.LARGE])
        content = upload.read()
        if is_pdf(content):
            fault = fault_of_pdf(content)
            if fault is not None:
                raise forms.ValidationError(FAULTS[fault])
            return content, "application/pdf"
        try:
            return clean_image(content).jpeg, "image/jpeg"
        except ImageRefused as refused:
            raise forms.ValidationError(sentence(refused)) from refused


class RemarkForm(forms.Form):
    """What the helpdesk asks or why it refuses; the applicant reads it."""

    remark = forms.CharField(
        label=_("What the applicant should read"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
