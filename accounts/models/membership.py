"""A role held in an administration, until a date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.administration import Administration
from accounts.models.user import User
from accounts.permissions import Application
from accounts.roles import ROLES


class Membership(models.Model):
    """One role of one person; ended rows stay, as the record of who could do what when."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    role = models.CharField(
        _("role"), max_length=4, choices=[(role.code, role.name) for role in ROLES.values()]
    )
    application = models.CharField(
        _("application"),
        max_length=8,
        choices=[(application.value, application.value) for application in Application],
    )
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="memberships"
    )
    operation = models.CharField(  # noqa: DJ001 -- null says: not in an operation
        _("operation"), max_length=40, null=True, blank=True
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    granted_by = models.CharField(max_length=150)
    granted_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    suspended_at = models.DateTimeField(_("suspended"), null=True, blank=True)
    suspended_by = models.CharField(max_length=150, blank=True, db_default="")
    suspension_reason = models.CharField(max_length=300, blank=True, db_default="")

    class Meta:
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "operation"],
                condition=models.Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="membership_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.operation or ''}".strip()
