"""The nightly check: write what time has decided, and tell people before it happens.

Whether somebody may enter is decided by the clocks at each request; this job may be late, run
twice or not run at all without letting anybody in or keeping anybody out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actions.letters import write_letter
from accounts.actions.notices import tell
from accounts.actions.on_people import record
from accounts.models import (
    Access,
    Letter,
    Membership,
    Notice,
    PhantomAttempt,
    SignInAttempt,
    SpentCode,
    User,
)
from accounts.permissions import Application, Permission
from accounts.queries.people import holders_of
from accounts.queries.upkeep import (
    accesses_to_stop,
    accesses_to_warn,
    due_for_certificate,
    passwords_to_warn,
    stuck_tries,
)
from accounts.security.inactivity import is_suspiciously_many, notice_due, stops_at
from accounts.security.passwords import expires_at
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event

KEEP_ATTEMPTS = timedelta(days=90)
KEEP_CODES = timedelta(hours=1)
DIGEST_PAUSE = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Kept:
    """What one nightly check did."""

    stopped: int = 0
    told: int = 0
    blocked: int = 0
    is_doubtful: bool = False


def keep_accounts(now: datetime | None = None, *, confirmed: bool = False) -> Kept:
    """Do all of it; stops before a mass change unless a person has confirmed the clock."""
    moment = now or timezone.now()
    blocked = block_stuck(moment)
    if not confirmed and is_suspiciously_many(accesses_to_stop(moment).count(), _accounts()):
        doubt_the_clock(accesses_to_stop(moment).count())
        return Kept(blocked=blocked, is_doubtful=True)
    told = warn_about_access(moment) + warn_about_passwords(moment) + warn_contact_points(moment)
    kept = Kept(stopped=stop_unused(moment), told=told, blocked=blocked)
    forget_old_tries(moment)
    return kept


@transaction.atomic
def stop_unused(now: datetime) -> int:
    """Write down which accesses time has stopped, once each."""
    stopped = 0
    for access in accesses_to_stop(now).select_for_update(of=("self",)):
        access.stopped_at = now
        access.save(update_fields=["stopped_at"])
        record(
            "system",
            Event.ACCESS_STOPPED,
            access.user,
            details={"application": access.application},
        )
        stopped += 1
    return stopped


@transaction.atomic
def warn_about_access(now: datetime) -> int:
    """Tell people 10, 5 and 1 days before an access stops, each once."""
    told = 0
    for access in accesses_to_warn(now):
        deadline = stops_at(access.last_used, Application(access.application))
        told += _warn(
            access.user_id, "access.stops", deadline, now, application=access.application
        )
    return told


@transaction.atomic
def warn_about_passwords(now: datetime) -> int:
    """Tell people 10, 5 and 1 days before a password must be changed, each once."""
    told = 0
    for user in passwords_to_warn(now):
        deadline = expires_at(user.password_changed_at, settings.PASSWORD_MAX_DAYS)
        if deadline is not None:
            told += _warn(user.pk, "password.expires", deadline, now)
    return told


@transaction.atomic
def warn_contact_points(now: datetime) -> int:
    """Tell contact points whom they have not confirmed for a year, once a month."""
    told = 0
    for administration, count in due_for_certificate(now):
        told += tell(
            holders_of(Permission.ACCOUNT_CERTIFY, administration),
            "certify.due",
            params={"count": count},
            link="/account/people/?state=due",
            due_date=now.date().replace(day=1),
        )
    return told


@transaction.atomic
def block_stuck(now: datetime) -> int:
    """Write the block of accounts whose last try was debited but never settled."""
    blocked = 0
    for user in stuck_tries(now).select_for_update(of=("self",)):
        user.state = User.State.BLOCKED
        user.state_reason, user.state_since = "strikes", now
        user.session_epoch += 1
        user.save()
        record("system", Event.ACCOUNT_BLOCKED, user)
        blocked += 1
    return blocked


@transaction.atomic
def doubt_the_clock(count: int) -> None:
    """Refuse a mass change and call the helpdesk: a clock jumped, or a backup was restored."""
    trail.record("system", Event.CLOCK_DOUBTED, details={"changes": count})
    tell(holders_of(Permission.HELPDESK), "clock.doubted", due_date=timezone.now().date())


@transaction.atomic
def write_digests() -> int:
    """Mail everybody with unread notices one letter that says how many, and nothing else."""
    now = timezone.now()
    waiting = Notice.objects.filter(
        read_at__isnull=True, mailed_at__isnull=True, user__state=User.State.ACTIVE
    )
    counts: dict[int, int] = {}
    for user_id in waiting.values_list("user_id", flat=True):
        counts[user_id] = counts.get(user_id, 0) + 1
    recent = Letter.objects.filter(kind=Letter.Kind.DIGEST, created_at__gt=now - DIGEST_PAUSE)
    counts = {
        pk: n
        for pk, n in counts.items()
        if pk not in set(recent.values_list("user_id", flat=True))
    }
    for user in User.objects.filter(pk__in=counts):
        write_letter(user, Letter.Kind.DIGEST, params={"count": counts[user.pk]}, at_once=False)
    waiting.filter(user_id__in=counts).update(mailed_at=now)
    return len(counts)


@transaction.atomic
def forget_old_tries(now: datetime) -> None:
    """Drop tries and burnt codes that no rule looks at any more."""
    SignInAttempt.objects.filter(at__lt=now - KEEP_ATTEMPTS).delete()
    PhantomAttempt.objects.filter(at__lt=now - KEEP_ATTEMPTS).delete()
    SpentCode.objects.filter(at__lt=now - KEEP_CODES).delete()


def _warn(user_id: int, kind: str, deadline: datetime, now: datetime, **params: str) -> int:
    days = notice_due(deadline, now)
    if days is None:
        return 0
    left = -((now - deadline) // timedelta(days=1))
    return tell(
        [user_id],
        kind,
        subject=f"{params.get('application', 'password')}:{days}",
        params={"days": left, **params},
        due_date=deadline.date(),
    )


def _accounts() -> int:
    return Access.objects.filter(stopped_at__isnull=True, user__state=User.State.ACTIVE).count()


def roles_running_out(now: datetime) -> int:
    """Tell people 10, 5 and 1 days before a role with an end date ends."""
    told = 0
    soon = Membership.objects.filter(
        ended_at__isnull=True,
        valid_until__gte=now.date(),
        valid_until__lte=now.date() + timedelta(days=10),
    )
    for membership in soon:
        days = (membership.valid_until - now.date()).days if membership.valid_until else 0
        due = min((day for day in (10, 5, 1) if days <= day), default=None)
        if due is not None:
            told += tell(
                [membership.user_id],
                "role.ends",
                subject=f"{membership.role}:{due}",
                params={"role": membership.role, "days": days},
                due_date=membership.valid_until,
            )
    return told
