"""A page says so when its language is not complete; the others stay quiet."""

import pytest
from django.test import Client
from django.urls import reverse

STRIP = b'class="partly-english"'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "is_said"),
    [("en", False), ("fr", False), ("ar", False), ("de", True), ("ur", True)],
)
def test_only_an_incomplete_language_says_that_it_is(
    client: Client, language: str, is_said: bool
) -> None:
    client.cookies["django_language"] = language

    page = client.get(reverse("account_login"))

    assert (STRIP in page.content) is is_said
