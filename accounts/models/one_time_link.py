"""A link that may be opened once: activation, reset, or proof of a mailbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class OneTimeLink(models.Model):
    """Only the digest is stored; whoever started it never sees what it leads to."""

    class Kind(models.TextChoices):
        """What opening the link allows."""

        ACTIVATION = "activation", _("Activate an account")
        RESET = "reset", _("Choose a new password")
        DEVICE = "device", _("Sign in from a new device")
        FACTOR = "factor", _("Remove the second factors")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    digest = models.BinaryField(max_length=32, unique=True)
    started_by = models.CharField(max_length=150)
    confirmed_by = models.CharField(max_length=150, blank=True)
    needs_second = models.BooleanField(
        default=False, help_text="for staff accounts a second helpdesk person must agree"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kind
