"""Hundreds of values are asked for as one array, and find what `__in` finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cen_suite.core.db.models import Counter

pytestmark = pytest.mark.django_db
ODD = ["a", "it's", 'a "b" {c,d}', "back\\slash", "NULL", "", "عربي", "%s", "c"]


@pytest.fixture(autouse=True)
def counters() -> None:
    Counter.objects.bulk_create(Counter(name=name) for name in ODD)


@pytest.mark.parametrize("wanted", [[], ["a"], ["nothing"], ODD, ODD[1:6], ["a", "a"]])
def test_a_value_among_many_is_found(wanted: list[str]) -> None:
    asked = Counter.objects.order_by("name")

    assert list(asked.filter(name__among=wanted)) == list(asked.filter(name__in=wanted))
    assert list(asked.exclude(name__among=wanted)) == list(asked.exclude(name__in=wanted))


def test_the_question_does_not_grow_with_the_values() -> None:
    with CaptureQueriesContext(connection) as asked:
        list(Counter.objects.filter(name__among=(f"n{number}" for number in range(500))))

    assert asked[0]["sql"].count("ANY") == 1
    assert asked[0]["sql"].count("ARRAY") + asked[0]["sql"].count("'{") == 1
