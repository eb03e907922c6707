"""The second step of signing in: a wrong code is a strike like a wrong password."""

import logging
import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.actions.sign_in import Try, Verdict, evaluate
from accounts.errors import FactorUnreadable
from accounts.models import User
from accounts.security.codes import digest
from cen_suite.core.crypto.errors import CryptoError

log = logging.getLogger(__name__)
Kind = Authenticator.Type


def try_code(user: User, code: str, *, source: str, known: frozenset[int]) -> tuple[Verdict, int]:
    """Evaluate a code of an authenticator or a recovery code; give the authenticator used."""
    plain = code.replace(" ", "").replace("-", "")
    found: list[int] = []

    def verify(_debit: object) -> bool:
        found.extend(_matching(user, plain))
        return bool(found)

    attempt = Try(user.username, source, method="code", known_devices=known)
    verdict, _user_id = evaluate(attempt, verify)
    return verdict, found[0] if found else 0


def _matching(user: User, code: str) -> list[int]:
    held = {row.type: row for row in Authenticator.objects.filter(user=user)}
    totp, recovery = held.get(Kind.TOTP), held.get(Kind.RECOVERY_CODES)
    if totp is not None and _is_fresh_totp(user.pk, _secret_of(totp), code):
        return [totp.pk]
    if recovery is not None and RecoveryCodes(recovery).validate_code(code):
        return [recovery.pk]
    return []


def _secret_of(totp: Authenticator) -> str:
    try:
        return str(decrypt(totp.data["secret"]))
    except CryptoError as error:
        log.exception("the second factor %s does not open", totp.pk)
        raise FactorUnreadable from error


def _is_fresh_totp(user_id: int, secret: str, code: str) -> bool:
    """Accept a code of this or a neighbouring half minute, once."""
    step = int(time.time()) // app_settings.TOTP_PERIOD
    for counter in range(
        step - app_settings.TOTP_TOLERANCE, step + app_settings.TOTP_TOLERANCE + 1
    ):
        if constant_time_compare(format_hotp_value(hotp_value(secret, counter)), code):
            return _spend(user_id, f"{counter}:{code}")
    return False


@transaction.atomic
def _spend(user_id: int, code: str) -> bool:
    """Burn a code in the database; the second use finds it burnt."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_spentcode (user_id, digest, at) VALUES (%s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [user_id, digest(code), timezone.now()],
        )
        return bool(cursor.rowcount == 1)
