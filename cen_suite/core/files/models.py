"""The row beside a sealed file: what it is, and where its bytes lie."""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from typing_extensions import override


class StoredFile(models.Model):
    """A file kept once however often it is sent; the bytes lie sealed under a random name."""

    public_id = models.UUIDField(_("identity"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=30)
    digest = models.CharField(_("digest of the content"), max_length=64)
    place = models.CharField(_("name in the store"), max_length=100, unique=True)
    size = models.BigIntegerField(_("size in bytes"))
    media_type = models.CharField(_("media type"), max_length=100)
    created = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = (
            models.UniqueConstraint(fields=("kind", "digest"), name="files_content_kept_once"),
            models.CheckConstraint(
                condition=models.Q(size__gte=0), name="files_size_not_negative"
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
