"""How a case read before it was changed."""

from django.db import models

from seizures.models.seizure import Seizure


class SeizureVersion(models.Model):
    """The facts of a case in an earlier version, kept when a correction replaces them."""

    seizure = models.ForeignKey(Seizure, models.CASCADE, related_name="versions")
    version = models.IntegerField()
    payload = models.JSONField()
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seizure", "version"], name="seizure_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.version}"


class Remark(models.Model):
    """What was said about a case when it was returned, queried, answered or withdrawn."""

    seizure = models.ForeignKey(Seizure, models.CASCADE, related_name="remarks")
    move = models.CharField(max_length=12)
    text = models.TextField()
    path = models.CharField(max_length=80, blank=True, help_text="the field it is about")
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.move}: {self.text[:40]}"
