"""Code lists and places as the database keeps them, so that records can be counted by them."""

import builtins
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _
from typing_extensions import override


class CodeList(models.Model):
    """A list of codes by its name, with the edition now in force and where it is from."""

    name = models.SlugField(_("name"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    origin = models.TextField(_("origin"))
    licence = models.CharField(_("licence"), max_length=100)
    edition = models.CharField(_("edition"), max_length=20)
    checksum = models.CharField(_("checksum"), max_length=64)

    class Meta:
        verbose_name = _("code list")
        verbose_name_plural = _("code lists")

    @override
    def __str__(self) -> str:
        return f"{self.name} {self.edition}"


class Edition(models.Model):
    """One loading that changed a list: what came and when; its number is the lists' stamp."""

    list = models.ForeignKey(
        CodeList, on_delete=models.CASCADE, related_name="editions", verbose_name=_("code list")
    )
    edition = models.CharField(_("edition"), max_length=20)
    source = models.CharField(_("source"), max_length=20)
    checksum = models.CharField(_("checksum"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)
    added = models.PositiveIntegerField(_("codes added"), default=0)
    changed = models.PositiveIntegerField(_("codes changed"), default=0)
    ended = models.PositiveIntegerField(_("codes ended"), default=0)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    @override
    def __str__(self) -> str:
        return f"{self.edition} ({self.source})"


class Code(models.Model):
    """One code of a list; never removed, because old records still bear it."""

    class Source(models.TextChoices):
        """Who brought the code: a loader ends only what it brought itself."""

        SHIPPED = "shipped", _("shipped with the suite")
        NOMENCLATURE = "nomenclature", _("complete nomenclature")

    list = models.ForeignKey(
        CodeList, on_delete=models.CASCADE, related_name="+", verbose_name=_("code list")
    )
    code = models.CharField(_("code"), max_length=60)
    parent = models.CharField(_("parent"), max_length=60, blank=True)
    label = models.CharField(_("label"), max_length=500)
    synonyms = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("synonyms"),
        default=builtins.list,
        blank=True,
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    attributes = models.JSONField(_("attributes"), default=dict, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    source = models.CharField(
        _("source"), max_length=20, choices=Source.choices, default=Source.SHIPPED
    )

    objects: ClassVar[models.Manager["Code"]] = models.Manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = (
            models.UniqueConstraint(fields=["list", "code"], name="codelists_code_once"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="codelists_code_dates_in_order",
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Place(models.Model):
    """A port, airport, border post or other place, by its UN/LOCODE."""

    class Source(models.TextChoices):
        """Who brought the place: the official list outweighs what the suite ships."""

        SHIPPED = "shipped", _("shipped with the suite")
        UNLOCODE = "unlocode", _("official UN/LOCODE list")

    locode = models.CharField(_("UN/LOCODE"), max_length=5, unique=True)
    country = models.CharField(_("country"), max_length=2)
    name = models.CharField(_("name"), max_length=200)
    name_ascii = models.CharField(_("name without accents"), max_length=200)
    other_names = models.CharField(_("other names"), max_length=300, blank=True)
    name_folded = models.CharField(_("names to search by"), max_length=700)
    subdivision = models.CharField(_("subdivision"), max_length=3, blank=True)
    functions = models.CharField(_("functions"), max_length=8, blank=True)
    iata = models.CharField(_("IATA code"), max_length=3, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(
        _("source"), max_length=20, choices=Source.choices, default=Source.SHIPPED
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = (
            models.Index(fields=["country"], name="codelists_place_country"),
            models.Index(
                fields=["iata"],
                name="codelists_place_iata",
                condition=~models.Q(iata=""),
            ),
            GinIndex(
                OpClass(models.F("name_folded"), name="gin_trgm_ops"),
                name="codelists_place_name",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(locode__regex=r"^[A-Z]{2}[A-Z2-9]{3}$"),
                name="codelists_place_locode_form",
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.locode} {self.name}"
