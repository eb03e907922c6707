"""The shapes in which a result is taken away."""

from django.db import models


class Shape(models.TextChoices):
    """A kind of file."""

    XLSX = "xlsx", "Excel"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"
