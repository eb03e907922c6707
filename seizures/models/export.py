"""A result taken away as a file."""

import uuid

from django.db import models

from accounts.models import User
from seizures.shapes import Shape


class Export(models.Model):
    """One export: which search, which columns, in which shape, and the file it became."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="exports")
    criteria = models.TextField(help_text="the search as its address writes it")
    columns = models.JSONField(default=list)
    shape = models.CharField(max_length=4, choices=Shape.choices)
    language = models.CharField(max_length=10, default="en")
    rows = models.IntegerField(default=0)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"export {self.public_id}"
