"""The parts of cases as querysets, for tables that need one of them beside a case."""

from django.db.models import QuerySet

from seizures.models import Concealment, Conveyance, Leg


def legs() -> QuerySet[Leg]:
    """List the stages of all routes."""
    return Leg.objects.all()


def conveyances() -> QuerySet[Conveyance]:
    """List all conveyances."""
    return Conveyance.objects.all()


def concealments() -> QuerySet[Concealment]:
    """List all places of concealment."""
    return Concealment.objects.all()
