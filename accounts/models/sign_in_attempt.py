"""Tries to sign in: what the lockout and the source gate count."""

from django.db import models


class SignInAttempt(models.Model):
    """One try; the name is kept as a keyed digest, so the table names nobody."""

    class Outcome(models.TextChoices):
        """What became of a try."""

        PENDING = "pending"
        RIGHT = "right"
        WRONG = "wrong"
        REFUSED = "refused"
        UNEVALUATED = "unevaluated"

    name_digest = models.BinaryField(max_length=32)
    user_id = models.BigIntegerField(null=True, help_text="no key: the row outlives the account")
    source = models.CharField(max_length=50, help_text="network of the client, not its address")
    method = models.CharField(max_length=12, default="password")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.PENDING)
    has_blocked = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["source", "-at"], name="attempt_by_source"),
            models.Index(fields=["-at"], name="attempt_by_time"),
            models.Index(fields=["user_id", "-at"], name="attempt_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.outcome}"


class PhantomAttempt(models.Model):
    """The counter of a name that does not exist, so that it costs what a real one costs."""

    name_digest = models.BinaryField(max_length=32, unique=True)
    failed = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.failed} tries"


class SpentCode(models.Model):
    """A one-time code that was used; the database, not a cache, refuses it the second time."""

    user_id = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "digest"], name="code_spent_once"),
        ]
        indexes = [models.Index(fields=["at"], name="spent_code_by_time")]

    def __str__(self) -> str:
        return str(self.user_id)
