"""An officer: the account that signs in."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from accounts.models.administration import Administration, Office


class UserManager(BaseUserManager["User"]):
    """Finds people by their issued name, whatever the case they typed it in."""

    @override
    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by the issued name."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person with an account; what he may do is said by memberships, not here."""

    class State(models.TextChoices):
        """Where the account stands; see docs/accounts.md for the moves allowed."""

        INVITED = "invited", _("Invited")
        ACTIVE = "active", _("Active")
        BLOCKED = "blocked", _("Blocked after three wrong tries")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    class Kind(models.TextChoices):
        """What the account is for."""

        OFFICER = "officer", _("Customs officer")
        WEBSITE = "website", _("External: website only")
        OPERATION = "operation", _("External: operations only")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        _("user name"), max_length=40, unique=True, help_text=_("Issued, never chosen.")
    )
    full_name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=8, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OFFICER)
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        related_name="people",
        verbose_name=_("administration"),
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("office")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.INVITED
    )
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    state_since = models.DateTimeField(_("since"), default=timezone.now)
    failed = models.PositiveSmallIntegerField(
        default=0, help_text="tries debited since the last complete sign-in"
    )
    session_epoch = models.PositiveIntegerField(
        default=0, help_text="sessions of an earlier epoch are dead"
    )
    device_epoch = models.PositiveIntegerField(
        default=0, help_text="known devices of an earlier epoch are strangers"
    )
    password_changed_at = models.DateTimeField(default=timezone.now)
    email_changed_at = models.DateTimeField(null=True, blank=True)
    certified_at = models.DateTimeField(
        _("confirmed"),
        default=timezone.now,
        help_text=_("When somebody last vouched that the person belongs here."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "full_name"]

    # Django admin asks this; the middleware says yes for the helpdesk, one request at a time.
    is_staff = False
    is_superuser = False

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=models.functions.Lower("username")),
                name="user_name_is_lower_case",
            ),
        ]
        indexes = [
            models.Index(fields=["administration", "state"], name="user_by_administration"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Tie sessions to password and epoch: raising the epoch ends them all at once."""
        value = f"{self.password}|{self.session_epoch}"
        return salted_hmac(
            "accounts.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()

    def has_perm(self, permission: str, obj: object | None = None) -> bool:  # noqa: ARG002 -- Django's signature
        """Say no: Django's own permissions are not used, the gate decides."""
        return False

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002 -- Django's signature
        """Say no, for the same reason."""
        return False

    @property
    @override
    def is_active(self) -> bool:  # type: ignore[override]
        """Say whether the account may be used at all."""
        return self.state == self.State.ACTIVE
