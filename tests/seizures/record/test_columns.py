import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models

from seizures.models import Line, Seizure
from seizures.record.columns import NominalColumn, column_of, stores
from seizures.record.definition import NOMINAL, OPEN, Fact, Kind, fact_of, facts_of
from seizures.record.groups import GROUPS
from seizures.record.nominal import NOMINAL_GROUPS

NOMINAL_FACTS = [fact for cls in NOMINAL_GROUPS.values() for fact in facts_of(cls)]


def test_every_fact_of_the_case_is_a_column() -> None:
    columns = {field.name for field in Seizure._meta.get_fields()}

    assert {fact.name for fact in GROUPS["case"].facts} <= columns


def test_goods_keep_the_facts_of_their_family_beside_the_common_ones() -> None:
    columns = {field.name for field in Line._meta.get_fields()}

    assert {fact.name for fact in GROUPS["line"].facts} | {"extension"} <= columns


@pytest.mark.parametrize("fact", NOMINAL_FACTS, ids=lambda fact: fact.name)
def test_a_nominal_fact_never_becomes_a_column(fact: Fact) -> None:
    with pytest.raises(NominalColumn):
        column_of(fact)


def test_a_table_of_nominal_facts_cannot_even_be_declared() -> None:
    with pytest.raises(NominalColumn, match="family_name"):
        stores(NOMINAL_GROUPS["person"])(models.Model)


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (Kind.TEXT, models.CharField),
        (Kind.LONG_TEXT, models.TextField),
        (Kind.CODE, models.CharField),
        (Kind.CODES, ArrayField),
        (Kind.PLACE, models.CharField),
        (Kind.INTEGER, models.IntegerField),
        (Kind.DECIMAL, models.DecimalField),
        (Kind.DATE, models.DateField),
        (Kind.MOMENT, models.DateTimeField),
        (Kind.YES_NO, models.BooleanField),
    ],
)
def test_each_kind_has_its_column(kind: Kind, column: type) -> None:
    made = column_of(fact_of(kind, OPEN, "O/-", max_length=10, digits=8, decimals=2))

    assert type(made) is column


def test_each_kind_is_refused_when_it_is_nominal() -> None:
    for kind in Kind:
        with pytest.raises(NominalColumn):
            column_of(fact_of(kind, NOMINAL, "O/-"))
