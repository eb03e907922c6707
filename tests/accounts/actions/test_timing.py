"""A sign-in does the same work and reads the same, whatever the account is."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Access, User
from tests.accounts.people import PASSWORD, somebody

ARGON = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SITUATIONS = {
    "unknown": ("nobody.here", "wrong password"),
    "wrong": ("sn.active", "wrong password"),
    "blocked": ("sn.blocked", "wrong password"),
    "unused": ("sn.unused", PASSWORD),
    "right but blocked": ("sn.blocked", PASSWORD),
}


@pytest.fixture
def situations(db: None, settings: Any) -> None:
    """Make one account per situation; the gates are opened wide, for they are not the matter."""
    settings.PASSWORD_HASHERS = ARGON
    settings.SIGN_IN_LIMITS = dict.fromkeys(("names", "failures", "blocks", "refusals"), 10**6)
    for name in ("sn.active", "sn.blocked", "sn.unused"):
        somebody(name, "RD")
    User.objects.filter(username="sn.blocked").update(state=User.State.BLOCKED, failed=3)
    long_ago = timezone.now() - timedelta(days=31)
    Access.objects.filter(user__username="sn.unused").update(last_used=long_ago)


def answer(client: Client, situation: str) -> bytes:
    """Try once; give the page without what differs by nature."""
    User.objects.filter(username="sn.active").update(failed=0)
    name, password = SITUATIONS[situation]
    page = client.post(reverse("account_login"), {"login": name, "password": password})
    plain = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page.content)
    plain = re.sub(rb'"X-CSRFToken": "[^"]+"', b"", plain)
    return plain.replace(name.encode(), b"NAME")


@pytest.mark.usefixtures("situations")
def test_five_situations_answer_with_the_same_bytes(client: Client) -> None:
    pages = {situation: answer(client, situation) for situation in SITUATIONS}

    assert len(set(pages.values())) == 1


@pytest.mark.usefixtures("situations")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_they_do_in_other_languages_too(client: Client, language: str) -> None:
    client.cookies["django_language"] = language

    pages = {situation: answer(client, situation) for situation in SITUATIONS}

    assert len(set(pages.values())) == 1


@pytest.mark.usefixtures("situations")
def test_five_situations_do_the_same_work(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The costly part is one hash each, the rest the same statements; bench takes the times."""
    hashed: list[str] = []
    for name in ("encode", "verify"):
        monkeypatch.setattr(Argon2PasswordHasher, name, counted(hashed, name))
    work = {}
    for situation in SITUATIONS:
        hashed.clear()
        with CaptureQueriesContext(connection) as statements:
            answer(client, situation)
        work[situation] = (len(hashed), len(statements))

    assert {hashes for hashes, _statements in work.values()} == {1}
    counts = [statements for _hashes, statements in work.values()]
    assert max(counts) - min(counts) <= 2


def counted(calls: list[str], name: str) -> Callable[..., Any]:
    """Wrap a method of the hasher so that its calls are counted."""
    method: Callable[..., Any] = getattr(Argon2PasswordHasher, name)

    def counting(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return method(*args, **kwargs)

    return counting
