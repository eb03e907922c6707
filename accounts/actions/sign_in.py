"""Sign in: gate the source, debit the try, verify, settle; the same for every path.

A try is debited in the database, in a transaction of its own, before anything is verified: of
forty parallel guesses exactly three are evaluated. Names that do not exist, blocked accounts and
right passwords of accounts that may not enter take the same steps and get the same answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.actions.notices import tell_about_block
from accounts.actions.on_people import record
from accounts.errors import DomainError
from accounts.models import PhantomAttempt, SignInAttempt, User
from accounts.queries.actors import roles_now
from accounts.queries.sign_in import gate_answer, name_digest
from accounts.security.hashing import hashing_place
from accounts.security.lockout import STRIKES
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event

Outcome = SignInAttempt.Outcome


class Verdict(Enum):
    """What became of a try, as far as the page may say."""

    RIGHT = auto()
    WRONG = auto()
    SOURCE_SPENT = auto()
    MAIL_FIRST = auto()


@dataclass(frozen=True, slots=True)
class Try:
    """One try: the name typed, the network it came from, and the devices the browser proves."""

    name: str
    source: str
    method: str = "password"
    known_devices: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Debit:
    """A try that was let through to be evaluated; without a user it is only acted."""

    attempt_id: int
    user_id: int | None
    password: str


def try_password(attempt: Try, password: str) -> tuple[Verdict, int | None]:
    """Evaluate a name and a password; right only if the account may enter now."""
    return evaluate(attempt, lambda debit: _matches(password, debit.password))


def evaluate(attempt: Try, verify: Callable[[Debit], bool]) -> tuple[Verdict, int | None]:
    """Debit a try, verify it outside any transaction, settle it."""
    with hashing_place():
        debit = _debit(attempt)
        if isinstance(debit, Verdict):
            return debit, None
        try:
            is_right = verify(debit)
        except DomainError:  # it could not be verified, which is not the person's mistake
            if debit.user_id is not None:
                _settle_right(debit.attempt_id, debit.user_id)
            raise
    if debit.user_id is None:
        _settle_phantom(debit)
        return Verdict.WRONG, None
    if not is_right:
        _settle_wrong(debit.attempt_id, debit.user_id)
        return Verdict.WRONG, None
    may_enter = _settle_right(debit.attempt_id, debit.user_id)
    return (Verdict.RIGHT, debit.user_id) if may_enter else (Verdict.WRONG, None)


@transaction.atomic
def complete_sign_in(user_id: int) -> int | None:
    """Wipe the strikes after the last step and give the session epoch.

    Gives nothing if the account was blocked meanwhile, or if it lay unused too long: a passkey
    comes here without having passed the try of a password.
    """
    now = timezone.now()
    user = User.objects.select_related("administration").get(pk=user_id)
    may_enter = bool(roles_now(user, now)) and User.objects.filter(
        pk=user_id, state=User.State.ACTIVE
    ).update(failed=0, last_login=now)
    if not may_enter:
        return None
    record(user.username, Event.SIGNED_IN, user)
    return user.session_epoch


@transaction.atomic
def sign_out(username: str) -> None:
    """Remember that a person left."""
    trail.record(username, Event.SIGNED_OUT)


@transaction.atomic(durable=True)
def _debit(attempt: Try) -> Debit | Verdict:
    """Count the try before it is looked at, or refuse it unevaluated."""
    now = timezone.now()
    digest = name_digest(attempt.name)
    _lock_source(attempt.source)
    refusal = gate_answer(digest, attempt.source, now)
    if refusal is not None and not _is_known_device(attempt):
        _note(attempt, digest, now, outcome=Outcome.UNEVALUATED)
        return Verdict[refusal]
    row = _debit_account(attempt.name)
    if row is None:
        _debit_phantom(digest, now)
    user_id, password = row or (None, "")
    return Debit(_note(attempt, digest, now, user_id=user_id), user_id, password)


def _debit_account(name: str) -> tuple[int, str] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_user SET failed = failed + 1"
            " WHERE username = %s AND state = %s AND failed < %s RETURNING id, password",
            [name.strip().lower()[:40], User.State.ACTIVE.value, STRIKES],
        )
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else None


def _debit_phantom(digest: bytes, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_phantomattempt (name_digest, failed, at) VALUES (%s, 1, %s)"
            " ON CONFLICT (name_digest)"
            " DO UPDATE SET failed = accounts_phantomattempt.failed + 1, at = EXCLUDED.at",
            [digest, now],
        )


def _lock_source(source: str) -> None:
    """Let tries of one network pass the gate one after the other, so that a burst is counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [source])


def _is_known_device(attempt: Try) -> bool:
    user_id = (
        User.objects.filter(username=attempt.name.strip().lower()[:40])
        .values_list("pk", flat=True)
        .first()
    )
    return user_id in attempt.known_devices


def _note(
    attempt: Try,
    digest: bytes,
    now: datetime,
    *,
    user_id: int | None = None,
    outcome: str = Outcome.PENDING,
) -> int:
    return SignInAttempt.objects.create(
        name_digest=digest,
        user_id=user_id,
        source=attempt.source,
        method=attempt.method,
        outcome=outcome,
        at=now,
    ).pk


def _matches(typed: str, stored: str) -> bool:
    """Verify a password; where there is none to verify, spend the same time."""
    if stored and not stored.startswith("!"):
        return check_password(typed, stored)
    make_password(typed)
    return False


@transaction.atomic(durable=True)
def _settle_phantom(debit: Debit) -> None:
    SignInAttempt.objects.filter(pk=debit.attempt_id).update(outcome=Outcome.WRONG)
    PhantomAttempt.objects.filter(pk=0).update(failed=F("failed"))  # the write a real one makes


@transaction.atomic(durable=True)
def _settle_wrong(attempt_id: int, user_id: int) -> None:
    """Leave the debit standing; the third one blocks and ends every session."""
    now = timezone.now()
    has_blocked = bool(
        User.objects.filter(pk=user_id, state=User.State.ACTIVE, failed__gte=STRIKES).update(
            state=User.State.BLOCKED,
            state_since=now,
            state_reason="strikes",
            session_epoch=F("session_epoch") + 1,
        )
    )
    SignInAttempt.objects.filter(pk=attempt_id).update(
        outcome=Outcome.WRONG, has_blocked=has_blocked
    )
    if has_blocked:
        user = User.objects.select_related("administration").get(pk=user_id)
        record("system", Event.ACCOUNT_BLOCKED, user)
        tell_about_block(user)


@transaction.atomic(durable=True)
def _settle_right(attempt_id: int, user_id: int) -> bool:
    """Give the debit back; strikes of earlier tries stay until the sign-in is complete."""
    now = timezone.now()
    is_active = bool(
        User.objects.filter(pk=user_id, state=User.State.ACTIVE, failed__gt=0).update(
            failed=F("failed") - 1
        )
    )
    user = User.objects.select_related("administration").get(pk=user_id)
    may_enter = is_active and bool(roles_now(user, now))
    outcome = Outcome.RIGHT if may_enter else Outcome.REFUSED
    SignInAttempt.objects.filter(pk=attempt_id).update(outcome=outcome)
    return may_enter
