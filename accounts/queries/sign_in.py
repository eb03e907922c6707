"""What the source gate must know before a try is counted."""

from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q

from accounts.models import SignInAttempt
from accounts.security.codes import keyed_digest
from accounts.security.lockout import (
    ATTACK_WINDOW,
    SOURCE_WINDOW,
    Limits,
    SourceRecord,
    is_under_attack,
    source_is_spent,
)

Outcome = SignInAttempt.Outcome
FAILURES = (Outcome.PENDING, Outcome.WRONG)


def name_digest(name: str) -> bytes:
    """Keep a typed name as a digest that means nothing outside this installation."""
    return keyed_digest(settings.SECRET_KEY, "sign-in", name.strip().lower())


def limits() -> Limits:
    """Read how much may fail before tries stop counting."""
    return Limits(**settings.SIGN_IN_LIMITS)


def gate_answer(digest: bytes, source: str, now: datetime) -> str | None:
    """Say why a try must not be evaluated (SOURCE_SPENT or MAIL_FIRST), or nothing."""
    if source_is_spent(source_record(digest, source, now), limits()):
        return "SOURCE_SPENT"
    return "MAIL_FIRST" if under_attack(now) else None


def source_record(digest: bytes, source: str, now: datetime) -> SourceRecord:
    """Count what a network failed within the last hour."""
    failed = SignInAttempt.objects.filter(
        source=source, at__gt=now - SOURCE_WINDOW, outcome__in=FAILURES
    ).aggregate(
        failures=Count("pk"),
        other_names=Count("name_digest", distinct=True, filter=~Q(name_digest=digest)),
    )
    return SourceRecord(failed["failures"], failed["other_names"])


def under_attack(now: datetime) -> bool:
    """Say whether so much fails at present that strangers must prove their mailbox first."""
    recent = SignInAttempt.objects.filter(at__gt=now - ATTACK_WINDOW).aggregate(
        blocks=Count("pk", filter=Q(has_blocked=True)),
        refusals=Count("pk", filter=Q(outcome=Outcome.UNEVALUATED)),
    )
    return is_under_attack(recent["blocks"], recent["refusals"], limits())
