"""How people sign in: what allauth, the sessions and the passwords need to know."""

from datetime import timedelta

from django.urls import reverse_lazy

from cen_suite.settings import env
from cen_suite.settings.jobs import CELERY_BEAT_SCHEDULE as _SCHEDULE

_env = env.current()

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.StrikeBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.password_rules.SuitePasswordRules"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_MAX_DAYS = 180
"""Passwords are changed this often; 0 means never. Passkeys have no age."""

LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = reverse_lazy("account_login")

SECOND_FACTOR_REQUIRED = _env.second_factor_required
TRUSTED_PROXIES = 1 if _env.behind_proxy else 0
SIGN_IN_LIMITS = {"names": 2, "failures": 6, "blocks": 5, "refusals": 50}
"""What a network may fail in an hour and the suite in ten minutes; then tries stop counting."""

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "change_password": "accounts.forms.sign_in.OwnPasswordForm",
    "reauthenticate": "accounts.forms.sign_in.PasswordAgainForm",
}

MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _env.site_url.startswith("http://localhost")
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = False
MFA_REAUTHENTICATION_REQUIRED = False  # page(step_up=True) asks instead, on every such page
MFA_FORMS = {
    "authenticate": "accounts.forms.sign_in.CodeForm",
    "reauthenticate": "accounts.forms.sign_in.CodeAgainForm",
    "activate_totp": "accounts.forms.sign_in.AuthenticatorForm",
    "add_webauthn": "accounts.forms.sign_in.KeyForm",
    "edit_webauthn": "accounts.forms.sign_in.KeyNameForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_AGE = 12 * 3600

CELERY_BEAT_SCHEDULE = {
    **_SCHEDULE,
    "mail waiting letters": {
        "task": "accounts.tasks.send_waiting_letters",
        "schedule": timedelta(seconds=20),
    },
    "keep accounts": {
        "task": "accounts.tasks.keep_accounts",
        "schedule": timedelta(hours=1),
    },
}
