"""Name, password, code: allauth's forms with strikes on every path."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.forms import CharField, Form
from django.utils.translation import gettext_lazy as _

from accounts import devices
from accounts.actions.second_step import try_code
from accounts.actions.sign_in import Verdict
from accounts.queries.second_factors import authenticator_of


def label(form: Form, **labels: Any) -> None:
    """Say fields of allauth in the words of the suite, which all its languages have."""
    for name, words in labels.items():
        if name in form.fields:
            form.fields[name].label = words
            form.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    """The issued name and the password; the answer never says which one was wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, login=_("User name"), password=_("Password"))
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")


class _StrikingCode:
    """A code that is debited before it is looked at."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Try the code; the third wrong input of any kind blocks."""
        request = context.request
        code = str(self.cleaned_data["code"])
        verdict, authenticator_id = try_code(
            self.user,
            code,
            source=devices.source_of(request),
            known=devices.known_devices(request),
        )
        if verdict is Verdict.RIGHT:
            self.authenticator = authenticator_of(self.user, authenticator_id)
            return code
        key = verdict.name.lower() if verdict is not Verdict.WRONG else "incorrect_code"
        raise account_adapter().validation_error(key)


class CodeForm(_StrikingCode, AuthenticateForm):
    """The second step of signing in."""

    code: CharField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, code=_("Code"))


class CodeAgainForm(_StrikingCode, ReauthenticateForm):
    """Proving oneself again with a code."""

    code: CharField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, code=_("Code"))


class PasswordAgainForm(PasswordForm):
    """Proving oneself again with the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, password=_("Password"))


class AuthenticatorForm(ActivateTOTPForm):
    """Setting up the authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, code=_("Six digits"))
        self.fields["code"].widget.attrs.update(inputmode="numeric")


class KeyForm(AddWebAuthnForm):
    """Adding a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, name=_("Name of the key"), passwordless=_("Sign in with this key alone"))
        if "passwordless" in self.fields:
            self.fields["passwordless"].help_text = _(
                "A passkey: no user name and no password. The key then asks for its own code or "
                "your fingerprint."
            )


class KeyNameForm(EditWebAuthnForm):
    """Renaming a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, name=_("Name of the key"))


class OwnPasswordForm(ChangePasswordForm):
    """Change one's own password; a wrong present password is a strike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(
            self,
            oldpassword=_("Present password"),
            password1=_("New password"),
            password2=_("The same password again"),
        )

    def clean_oldpassword(self) -> str:
        """Verify the present password on the path that counts."""
        password = str(self.cleaned_data.get("oldpassword", ""))
        if not account_adapter().reauthenticate(self.user, password):
            raise account_adapter().validation_error("enter_current_password")
        return password
