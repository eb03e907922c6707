"""A picture of goods, packaging or concealment."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from seizures.models.seizure import Seizure


class Photo(models.Model):
    """A cleaned picture of a case in three sizes, with the fingerprint that finds its like."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seizure = models.ForeignKey(Seizure, models.CASCADE, related_name="photos")
    position = models.SmallIntegerField(default=0)
    view = models.CharField(max_length=24, blank=True)
    caption = models.CharField(max_length=200, blank=True)
    full = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    wall = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    thumbnail = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    width = models.IntegerField()
    height = models.IntegerField()
    fingerprint = models.BigIntegerField(help_text="perceptual hash, 64 bits")
    bands = ArrayField(models.IntegerField(), default=list)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=150)

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="photo_bands")]

    def __str__(self) -> str:
        return f"photo {self.public_id}"
