"""What people write to the helpdesk, and the answers."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class Ticket(models.Model):
    """One difficulty, bug, idea or question."""

    class Kind(models.TextChoices):
        """What it is about, in the words of the helpdesk."""

        DIFFICULTY = "difficulty", _("Technical difficulty")
        BUG = "bug", _("Something is wrong")
        IDEA = "idea", _("Idea")
        QUESTION = "question", _("Question")

    class State(models.TextChoices):
        """Whose turn it is."""

        OPEN = "open", _("Waits for the helpdesk")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="tickets", verbose_name=_("from")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("text"), max_length=5000)
    page = models.CharField(_("page"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        indexes = [
            models.Index(fields=["state", "-id"], name="ticket_by_state"),
            models.Index(fields=["author", "-id"], name="ticket_by_author"),
        ]

    def __str__(self) -> str:
        return self.reference


class TicketAnswer(models.Model):
    """One more message under a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text"), max_length=5000)
    is_helpdesk = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.ticket_id)
