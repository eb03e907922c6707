"""A machine's pass: scoped, expiring, of one administration, shown once."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.administration import Administration
from accounts.models.user import User


class ApiToken(models.Model):
    """What the machine holds is random; only its digest is stored."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    digest = models.BinaryField(max_length=32, unique=True)
    hint = models.CharField(max_length=8, help_text="first characters, to tell tokens apart")
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="tokens"
    )
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("allowed to"))
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = _("machine token")
        verbose_name_plural = _("machine tokens")

    def __str__(self) -> str:
        return self.name
