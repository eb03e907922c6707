"""What people write to the helpdesk."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [
    ("difficulty", _("Technical difficulty")),
    ("bug", _("Something is wrong")),
    ("idea", _("Idea")),
    ("question", _("Question")),
]


class TicketForm(forms.Form):
    """A new ticket."""

    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    title = forms.CharField(label=_("In one line"), max_length=150)
    text = forms.CharField(
        label=_("What happened, what you expected"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("No names of suspects, no content of messages, no passwords."),
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """One more message."""

    text = forms.CharField(
        label=_("Message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
