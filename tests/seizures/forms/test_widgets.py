"""Controls show what was typed, readable or not."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import reporter
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.sheets import cells, posted, save, typed

__all__ = ["reporter"]
pytestmark = pytest.mark.django_db


def test_a_day_that_does_not_exist_stays_in_its_field(client: Client, reporter: Somebody) -> None:
    saved = save(reporter, cells(event_start="2027-02-30"))
    enter(client, reporter)

    page = client.get(
        reverse("case-edit", args=[saved.seizure.public_id]) + "?form=simple"
    ).content.decode()

    field = re.search(r'<input[^>]*name="event_start"[^>]*>', page)
    assert field is not None
    assert 'type="text"' in field[0]  # a calendar of the browser would show nothing
    assert 'value="2027-02-30"' in field[0]


def test_codes_of_a_long_list_are_typed_where_no_script_runs(
    client: Client, reporter: Somebody
) -> None:
    saved = save(reporter, channel="FULL")
    address = reverse("case-edit", args=[saved.seizure.public_id])
    enter(client, reporter)
    sent = posted(channel="FULL", version=str(saved.revision), page="one")
    name = "lines-0-origin_countries"

    client.post(address, {**sent, name: ["BR", "Pérou; Colombia ;"], f"{name}-stated": "1"})

    saved.seizure.refresh_from_db()
    assert typed(saved.seizure)["cells"]["lines"][0]["origin_countries"] == [
        "BR",
        "Pérou",
        "Colombia",
    ]
    page = client.get(f"{address}?form=full").content.decode()
    assert f'<noscript><input type="text" name="{name}"' in page
    assert re.search(r'<option value="BR" selected[^>]*>Brazil</option>', page)
    assert 'value="AF"' not in page
