"""What every installation shares."""

from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from cen_suite.settings import env
from cen_suite.settings.env import ROOT

_env = env.current()

DEBUG = _env.debug
DEMO = _env.mode is env.Mode.DEMO
SECRET_KEY = _env.secret_key
SECRET_KEY_FALLBACKS = list(_env.old_secret_keys)
KEYRING = _env.keyring
ALLOWED_HOSTS = list(_env.allowed_hosts)
SITE_URL = _env.site_url
SUITE_VERSION = "0.1.0"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "cen_suite.core.db",
    "cen_suite.core.audit",
    "cen_suite.core.codelists",
    "cen_suite.core.files",
    "cen_suite.core.jobs",
    "cen_suite.core.web",
    "cen_suite.demo",
    "cen_suite.bench",
    "accounts",
    "seizures",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "lucide",
]

MIDDLEWARE = [
    "cen_suite.core.web.streaming.PartsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "cen_suite.core.web.unread.UnreadMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cen_suite.core.web.clean.CleanMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.ActorMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "cen_suite.core.web.problems.ProblemMiddleware",
]

ROOT_URLCONF = "cen_suite.urls"
ASGI_APPLICATION = "cen_suite.asgi.application"
WSGI_APPLICATION = "cen_suite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "accounts.context.may",
                "cen_suite.core.web.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lucide.templatetags.lucide",
            ],
        },
    },
]

LANG_INFO["fa-af"] = {"bidi": True, "code": "fa-af", "name": "Dari", "name_local": "دری"}
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("pt", _("Portuguese")),
    ("ru", _("Russian")),
    ("de", _("German")),
    ("ar", _("Arabic")),
    ("fa-af", _("Dari")),
    ("ur", _("Urdu")),
]
LANGUAGES_COMPLETE = ("en", "fr", "es", "ar")
"""Pages in the others fall back to English, sentence by sentence, and say so."""
LANGUAGES_BIDI = ["ar", "fa-af", "ur"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "cen_suite.core.web.bundles.SheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATICFILES_DIRS = [ROOT / "cen_suite" / "static"]
STATIC_ROOT: Path | None = ROOT / "staticfiles"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "cen_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cen_suite.core.web.problems.csrf_failure"
CSRF_COOKIE_NAME = "cen_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = ["cen_suite.core.files.uploads.SealingUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

DEFAULT_EXCEPTION_REPORTER = "cen_suite.faults.DiscreetReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "cen_suite.faults.DiscreetFilter"
DEFAULT_FROM_EMAIL = _env.mail_from
SERVER_EMAIL = _env.mail_from
EMAIL_HOST = _env.mail_host or "localhost"
EMAIL_PORT = _env.mail_port
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _env.mail_host
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = _env.data_dir / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": _env.log_level},
    "loggers": {"django": {"handlers": [], "level": _env.log_level, "propagate": True}},
}

FOUR_EYES = _env.four_eyes
"""Whether somebody else than the author must approve a case."""
