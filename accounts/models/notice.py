"""One line in someone's tray."""

from django.db import models

from accounts.models.user import User


class Notice(models.Model):
    """What a person should know; said in the reader's language when it is read."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120, blank=True)
    params = models.JSONField(default=dict, help_text="codes, counts and dates; nothing nominal")
    link = models.CharField(max_length=300, blank=True)
    due_date = models.DateField(null=True, help_text="for what must be told once per date")
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "subject", "due_date"],
                condition=models.Q(due_date__isnull=False),
                name="notice_told_once",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-id"], name="notice_by_user"),
            models.Index(
                fields=["user"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.kind
