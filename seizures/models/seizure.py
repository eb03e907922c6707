"""A reported seizure: its facts, its state, and what makes it findable."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from accounts.models import Administration, User
from cen_suite.core.db.identity import uuid7
from seizures.record.columns import stores
from seizures.record.facts import SeizureFacts
from seizures.states import State


@stores(SeizureFacts)
class Seizure(models.Model):
    """One case as the global database keeps it; the columns of its facts come from the record."""

    # columns of the facts that are read by name
    channel: str | None
    title: str | None
    national_ref: str | None
    event_start: datetime | None

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    reference = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    version = models.IntegerField(default=1)
    administration = models.ForeignKey(
        Administration, models.PROTECT, db_index=False, related_name="seizures"
    )
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, db_index=False, related_name="+"
    )
    upload = models.ForeignKey(
        "seizures.Upload", models.PROTECT, null=True, related_name="seizures"
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True)
    completeness = models.SmallIntegerField(default=0)
    quality_flags = ArrayField(models.CharField(max_length=60), default=list)
    codelist_edition = models.CharField(max_length=20, blank=True)
    photo_count = models.SmallIntegerField(default=0)
    content_digest = models.CharField(max_length=32, blank=True)
    # what stands in the form while it is typed, readable or not; gone once submitted
    typed = models.JSONField(null=True)
    card = models.JSONField(default=dict, help_text="what a line of a list shows, in codes")
    facets = ArrayField(models.BigIntegerField(), default=list)
    search_text = models.TextField(blank=True)
    document = models.GeneratedField(
        expression=SearchVector("search_text", config="cen"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reference"],
                name="seizure_reference_once",
                condition=~models.Q(reference=""),
            ),
            models.UniqueConstraint(
                fields=["administration", "national_ref"],
                name="seizure_national_ref_once",
                condition=models.Q(national_ref__isnull=False)
                & ~models.Q(state__in=[State.DRAFT, State.WITHDRAWN, State.UNDONE]),
            ),
        ]
        indexes = [
            GinIndex(fields=["facets"], name="seizure_facets"),
            GinIndex(fields=["document"], name="seizure_document"),
            models.Index(fields=["-event_start", "-id"], name="seizure_newest"),
            models.Index(
                fields=["administration", "state", "-updated"],
                name="seizure_to_do",
                condition=models.Q(state__in=["draft", "submitted", "returned", "queried"]),
            ),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.public_id)
