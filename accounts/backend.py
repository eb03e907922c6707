"""The one authentication backend: pages, admin and re-authentication all pass here."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from typing_extensions import override

from accounts import devices
from accounts.actions.sign_in import Try, Verdict, try_password
from accounts.queries.accounts import active_account
from accounts.security.hashing import Busy

VERDICT = "sign_in_verdict"


class StrikeBackend(BaseBackend):
    """Evaluates a name and a password at most three times in a row."""

    @override
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> Any:
        """Try a name and a password; leave on the request why a try was not evaluated."""
        if not username or not password:
            return None
        attempt = Try(
            name=username,
            source=devices.source_of(request),
            known_devices=devices.known_devices(request),
        )
        try:
            verdict, user_id = try_password(attempt, password)
        except Busy:
            return _remember(request, "BUSY")
        if verdict is not Verdict.RIGHT or user_id is None:
            return _remember(request, verdict.name)
        return active_account(user_id)

    @override
    def get_user(self, user_id: int) -> Any:
        """Find the person of a session; a blocked or suspended one is nobody at once."""
        return active_account(user_id)


def _remember(request: HttpRequest | None, verdict: str) -> None:
    if request is not None:
        setattr(request, VERDICT, verdict)
