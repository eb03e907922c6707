"""A customs administration, regional office or partner organization, and its offices."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Administration(models.Model):
    """A body whose officers use the suite."""

    class Kind(models.TextChoices):
        """What the body is; only customs administrations report seizures."""

        CUSTOMS = "customs", _("Customs administration")
        RILO = "rilo", _("Regional intelligence liaison office")
        WCO = "wco", _("World Customs Organization")
        PARTNER = "partner", _("Partner organization")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=20, unique=True, help_text=_("Such as SN-CUS."))
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters of ISO 3166.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.CUSTOMS)
    rilo = models.CharField(_("regional office"), max_length=20, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    founded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("administration")
        verbose_name_plural = _("administrations")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Office(models.Model):
    """A place of work within an administration."""

    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="offices"
    )
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=200)
    location = models.CharField(
        _("UN/LOCODE"), max_length=5, blank=True, help_text=_("Such as SNDKR.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.UniqueConstraint(fields=["administration", "code"], name="office_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
