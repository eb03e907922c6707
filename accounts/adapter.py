"""How allauth asks us: sign-in by strikes, no sign-up, letters and codes our way."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from accounts import devices
from accounts.actions.letters import mail_device_link
from accounts.actions.passwords import change_own_password
from accounts.actions.second_factors import note_change
from accounts.actions.sign_in import complete_sign_in, sign_out
from accounts.backend import VERDICT
from accounts.middleware import note_signed_in
from accounts.queries.actors import has_second_factor
from accounts.secrets_at_rest import open_text, seal_text

NOT_ACCEPTED = _(
    "The user name or the password was not accepted. After three wrong tries an account is "
    "blocked; then ask your national contact point or the helpdesk for a reset."
)
CODE_NOT_ACCEPTED = _(
    "The code was not accepted. A wrong code counts as a wrong try; after three wrong tries the "
    "account is blocked."
)


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out; accounts are made by the helpdesk, never by signing up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_ACCEPTED,
        "incorrect_password": NOT_ACCEPTED,
        "enter_current_password": NOT_ACCEPTED,
        "incorrect_code": CODE_NOT_ACCEPTED,
        "source_spent": _(
            "Too many sign-ins failed from your network within the last hour. This try was not "
            "counted. Wait an hour, or sign in from a computer you have used before."
        ),
        "mail_first": _(
            "Many accounts are under attack at the moment. This try was not counted. If the "
            "account exists, a letter is on its way to its mailbox: open the link in it with "
            "this browser, then sign in again."
        ),
        "busy": _(
            "Very many people are signing in at the moment. This try was not counted. Wait a few "
            "seconds and send again."
        ),
    }

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: accounts come from approved access requests."""
        return False

    @override
    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting to the database, where it is exact."""

    @override
    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Try the backend; say why a try was not evaluated, never why it was wrong."""
        user = super().authenticate(request, **credentials)
        verdict = getattr(request, VERDICT, "")
        if user is None and verdict in {"SOURCE_SPENT", "MAIL_FIRST", "BUSY"}:
            if verdict == "MAIL_FIRST":
                mail_device_link(str(credentials.get("username", "")))
            raise self.validation_error(verdict.lower())
        return user

    @override
    def login(self, request: HttpRequest, user: Any) -> None:
        """Complete the sign-in: wipe the strikes, start the clocks of the session."""
        epoch = complete_sign_in(user.pk)
        if epoch is None:
            clear_login(request)
            messages.error(request, str(NOT_ACCEPTED))
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        user.session_epoch = epoch
        super().login(request, user)
        note_signed_in(request)

    @override
    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Let the browser be known from now on, if the person proved a second factor."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if has_second_factor(user.pk):
            devices.remember_device(request, response, user.pk, user.device_epoch)
        return response

    @override
    def logout(self, request: HttpRequest) -> None:
        """Remember the leaving."""
        sign_out(str(request.user.get_username()))
        super().logout(request)

    @override
    def set_password(self, user: Any, password: str) -> None:
        """Change one's own password through the action that every path shares."""
        fresh = change_own_password(user.pk, password)
        user.password = fresh.password
        user.password_changed_at = fresh.password_changed_at

    @override
    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the address that our own proxies wrote, never a client's claim."""
        return devices.address_of(request)

    @override
    def format_email_subject(self, subject: str) -> str:
        """Begin every subject alike; no site table is asked."""
        return f"[CEN] {subject}"

    @override
    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Remember a change of second factors; its owner is told by a letter of ours."""
        note_change(user.pk, template_prefix)

    @override
    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Ask for the second factor where there is one; a password alone is not enough then."""
        methods = super().get_reauthentication_methods(user)
        strong = [method for method in methods if method["id"] != "reauthenticate"]
        return strong or methods


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: sealed at rest, never removed where they are required."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": CODE_NOT_ACCEPTED}

    @override
    def encrypt(self, text: str) -> str:
        """Seal a secret before it reaches the database."""
        return seal_text(text)

    @override
    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return open_text(encrypted_text)

    @override
    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last factor where one is required; its loss is a case for two people."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(
            pk__in=[authenticator.pk]
        )
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    @override
    def get_totp_issuer(self) -> str:
        """Name the suite in the authenticator."""
        return "CEN Suite"

    @override
    def get_totp_label(self, user: Any) -> str:
        """Name the account in the authenticator, without its mail address."""
        return str(user.get_username())

    @override
    def _get_site_name(self) -> str:
        return gettext("CEN Suite")
