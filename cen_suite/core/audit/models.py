"""The rows of the trail: events, their seals, and signed checkpoints."""

from django.db import models


class AuditEvent(models.Model):
    """One thing that was done; names actor and record as text, so it outlives both."""

    at = models.BigIntegerField(help_text="microseconds since 1970-01-01 UTC")
    actor = models.CharField(max_length=150)
    event = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    administration = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    details = models.TextField(default="{}", help_text="canonical JSON")
    request_id = models.CharField(max_length=40, blank=True)
    leaf = models.BinaryField(help_text="SHA-256 of the event, computed by the database")

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="audit_by_subject"),
            models.Index(fields=["actor", "-id"], name="audit_by_actor"),
            models.Index(fields=["administration", "-id"], name="audit_by_administration"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"


class AuditPending(models.Model):
    """An event that waits to be sealed; queued and taken away by the database only."""

    event_id = models.BigIntegerField(primary_key=True)
    transaction = models.BigIntegerField()

    def __str__(self) -> str:
        return f"pending {self.event_id}"


class AuditSeal(models.Model):
    """The place of one event in the chain; written by the database only."""

    sequence = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    previous = models.BinaryField()
    digest = models.BinaryField()

    def __str__(self) -> str:
        return f"seal {self.sequence}"


class AuditCheckpoint(models.Model):
    """A signed statement of how far the chain reached at a moment."""

    sequence = models.BigIntegerField()
    digest = models.BinaryField()
    at = models.BigIntegerField(help_text="microseconds since 1970-01-01 UTC")
    key = models.CharField(max_length=40, help_text="name of the signing key")
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"checkpoint {self.sequence}"
