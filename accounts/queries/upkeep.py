"""What time has decided, or is about to decide."""

from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import Access, Administration, SignInAttempt, User
from accounts.permissions import Application
from accounts.queries.people import CERTIFY_EVERY
from accounts.security.inactivity import LIMITS, NOTICE_DAYS
from accounts.security.lockout import STRIKES

STUCK_AFTER = timedelta(minutes=2)


def accesses_to_stop(now: datetime) -> QuerySet[Access]:
    """List accesses of active people that have lain unused too long and are not written yet."""
    return _active().filter(_older_than(now, timedelta(0)), stopped_at__isnull=True)


def accesses_to_warn(now: datetime) -> QuerySet[Access]:
    """List accesses that stop within ten days."""
    soon = _older_than(now, timedelta(days=max(NOTICE_DAYS)))
    return _active().filter(soon).exclude(_older_than(now, timedelta(0)))


def passwords_to_warn(now: datetime) -> QuerySet[User]:
    """List people whose password must be changed within ten days."""
    days = settings.PASSWORD_MAX_DAYS
    if not days:
        return User.objects.none()
    first = now - timedelta(days=days - max(NOTICE_DAYS))
    return User.objects.filter(
        state=User.State.ACTIVE,
        password_changed_at__lte=first,
        password_changed_at__gt=now - timedelta(days=days),
    )


def due_for_certificate(now: datetime) -> list[tuple[Administration, int]]:
    """Count, per administration, the people nobody has confirmed for a year."""
    late = uncertified(now).select_related("administration")
    places = {user.administration_id: user.administration for user in late}
    counts = Counter(user.administration_id for user in late)
    return [(places[pk], count) for pk, count in counts.items()]


def uncertified(now: datetime) -> QuerySet[User]:
    """List active people nobody has confirmed for a year."""
    return User.objects.filter(state=User.State.ACTIVE, certified_at__lte=now - CERTIFY_EVERY)


def stuck_tries(now: datetime) -> QuerySet[User]:
    """List accounts with three debits of which the last was never settled: a process died."""
    recent = SignInAttempt.objects.filter(at__gt=now - STUCK_AFTER).values("user_id")
    return User.objects.filter(state=User.State.ACTIVE, failed__gte=STRIKES).exclude(
        pk__in=recent.filter(user_id__isnull=False)
    )


def _active() -> QuerySet[Access]:
    return Access.objects.filter(user__state=User.State.ACTIVE).select_related(
        "user__administration"
    )


def _older_than(now: datetime, margin: timedelta) -> Q:
    """Say which clocks reach their limit within a margin, per application."""
    condition = Q(pk__in=[])
    for application, limit in LIMITS.items():
        condition |= Q(application=Application(application), last_used__lte=now - limit + margin)
    return condition
