"""The counters behind numbers without gaps."""

from django.db import models
from typing_extensions import override


class Counter(models.Model):
    """The last number given out under a name."""

    name = models.CharField(max_length=80, primary_key=True)
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=0), name="counter_never_below_zero"
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
