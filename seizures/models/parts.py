"""The parts of a case that can occur several times, in the order they were stated."""

from django.db import models

from seizures.models.seizure import Seizure
from seizures.record import facts
from seizures.record.columns import stores


class Part(models.Model):
    """A numbered part of a case; it has no number of its own, and no index for one."""

    pk = models.CompositePrimaryKey("seizure_id", "position")
    seizure = models.ForeignKey(Seizure, models.CASCADE, db_index=False, related_name="%(class)ss")
    position = models.SmallIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.position}"


@stores(facts.Line)
class Line(Part):
    """What was seized, how much of it, and the facts of its family."""


@stores(facts.Conveyance)
class Conveyance(Part):
    """By what the goods travelled."""


@stores(facts.Container)
class Container(Part):
    """A container or other transport unit."""


@stores(facts.Consignment)
class Consignment(Part):
    """A consignment, parcel or letter."""


@stores(facts.Leg)
class Leg(Part):
    """A place on the route."""


@stores(facts.Concealment)
class Concealment(Part):
    """Where and how the goods were hidden."""


@stores(facts.Person)
class Person(Part):
    """What may be known of a person without knowing who."""


@stores(facts.Company)
class Company(Part):
    """What may be known of a company without knowing which."""
