"""When a person last used each of the three applications."""

from django.db import models
from django.utils import timezone

from accounts.models.user import User
from accounts.permissions import Application


class Access(models.Model):
    """The clock of inactivity: one per person and application."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="accesses")
    application = models.CharField(
        max_length=8,
        choices=[(application.value, application.value) for application in Application],
    )
    last_used = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(
        null=True, blank=True, help_text="written by the nightly job; the clock above decides"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "application"], name="access_once"),
        ]

    def __str__(self) -> str:
        return self.application
