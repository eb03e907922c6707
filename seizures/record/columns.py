"""The facts of the record as columns of a table, so that no table states them a second time."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast

from seizures.record.definition import Fact, Kind, Sensitivity, facts_of

CODE_LENGTH = 24
REFERENCE_LENGTH = 200

Model = TypeVar("Model", bound=type[models.Model])


class NominalColumn(TypeError):
    """A nominal fact was about to become a column of the global database."""


def stores(facts_class: type) -> Callable[[Model], Model]:
    """Give a model a column for every fact of a facts class; raises NominalColumn at import."""

    def add(model: Model) -> Model:
        for fact in facts_of(facts_class):
            column_of(fact).contribute_to_class(model, fact.name)
        if "extension" in facts_class.__dataclass_fields__:  # type: ignore[attr-defined]
            extension = models.JSONField(
                default=dict, db_default=Cast(Value("{}"), models.JSONField())
            )
            extension.contribute_to_class(model, "extension")
        return model

    return add


def column_of(fact: Fact) -> "models.Field[Any, Any]":
    """Make the column of one fact; what is not stated is null, no codes an empty array."""
    if fact.sensitivity is Sensitivity.NOMINAL:
        raise NominalColumn(fact.name)
    if fact.kind is Kind.CODES:
        length = CODE_LENGTH if fact.codes else REFERENCE_LENGTH
        return ArrayField(
            models.CharField(max_length=length), default=list, db_default=[], blank=True
        )
    return _SIMPLE[fact.kind](fact)


_SIMPLE: "dict[Kind, Callable[[Fact], models.Field[Any, Any]]]" = {
    Kind.TEXT: lambda fact: models.CharField(max_length=fact.max_length, null=True, blank=True),
    Kind.LONG_TEXT: lambda _fact: models.TextField(null=True, blank=True),
    Kind.CODE: lambda _fact: models.CharField(max_length=CODE_LENGTH, null=True, blank=True),
    Kind.PLACE: lambda _fact: models.CharField(max_length=5, null=True, blank=True),
    Kind.INTEGER: lambda _fact: models.IntegerField(null=True, blank=True),
    Kind.DECIMAL: lambda fact: models.DecimalField(
        max_digits=fact.digits, decimal_places=fact.decimals, null=True, blank=True
    ),
    Kind.DATE: lambda _fact: models.DateField(null=True, blank=True),
    Kind.MOMENT: lambda _fact: models.DateTimeField(null=True, blank=True),
    Kind.YES_NO: lambda _fact: models.BooleanField(null=True, blank=True),
}
