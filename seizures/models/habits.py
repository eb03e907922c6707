"""How a person searches."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import User


class SearchHabits(models.Model):
    """The columns a person chose for results, and the searches kept under a name."""

    user = models.OneToOneField(User, models.CASCADE, related_name="search_habits")
    columns = ArrayField(models.CharField(max_length=30), default=list)
    kept = models.JSONField(default=list, help_text="name and address of each search")

    def __str__(self) -> str:
        return f"{len(self.kept)} searches"
