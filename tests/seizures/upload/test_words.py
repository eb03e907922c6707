"""What the cells of an upload are called in the list of its problems."""

import pytest
from django.utils import translation

from seizures.upload.words import name_of, placed_name_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "name", "placed"),
    [
        ("legs.0.country", "Country", "Route 1: Country"),
        ("lines.1.quantity", "Quantity", "Goods 2: Quantity"),
        ("event_start", "Date of the event", "Date of the event"),
        ("lines", "Goods", "Goods"),
        ("no_such.0.thing", "no_such.0.thing", "no_such.0.thing"),
        ("", "", ""),
    ],
)
def test_a_fact_is_named_alone_and_with_its_part(path: str, name: str, placed: str) -> None:
    assert name_of(path) == name
    assert placed_name_of(path) == placed


def test_the_part_is_named_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert placed_name_of("lines.1.quantity") == "Marchandises 2: Quantité"
