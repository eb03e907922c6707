"""A letter that is waiting to be mailed."""

from django.db import models

from accounts.models.access_request import AccessRequest
from accounts.models.one_time_link import OneTimeLink
from accounts.models.user import User


class Letter(models.Model):
    """What to write to whom; the secret of a link is made when it is sent, never stored."""

    class Kind(models.TextChoices):
        """Which text is sent."""

        ACTIVATION = "activation"
        RESET = "reset"
        DEVICE = "device"
        BLOCKED = "blocked"
        DIGEST = "digest"
        CHANGED = "changed"
        REQUEST = "request"

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="letters")
    request = models.ForeignKey(
        AccessRequest,
        on_delete=models.CASCADE,
        null=True,
        related_name="letters",
        help_text="for an applicant, who has no account yet",
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    link = models.ForeignKey(OneTimeLink, on_delete=models.CASCADE, null=True)
    address = models.EmailField(blank=True, help_text="if it is not the present address")
    params = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) ^ models.Q(request__isnull=False),
                name="letter_has_one_reader",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(sent_at__isnull=True), name="letter_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.kind
