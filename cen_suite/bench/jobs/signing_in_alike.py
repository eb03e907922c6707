"""Whether the time of a refused sign-in tells what kind of account was tried: it must not.

The whole page is timed, with its commits: the accounts are real, and are removed afterwards.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import (
    Access,
    Administration,
    Membership,
    PhantomAttempt,
    SignInAttempt,
    User,
)
from accounts.permissions import Application
from accounts.queries.sign_in import name_digest
from accounts.security.lockout import STRIKES
from accounts.security.sources import network_of
from cen_suite.bench.alike import Alike
from cen_suite.bench.ground import Ground
from cen_suite.bench.ratio import Took
from cen_suite.bench.stopwatch import Disagreement, clock

APART: Final = 0.10
ROUNDS_PER_RUN: Final = 10
ADDRESS: Final = "203.0.113.7"
"""Of a network that no computer has, so that its tries are ours alone."""
NOBODY, ACTIVE, BLOCKED, UNUSED = (
    f"bench.{kind}" for kind in ("nobody", "active", "blocked", "unused")
)
NAMES: Final = (NOBODY, ACTIVE, BLOCKED, UNUSED)
LIKE: Final = "wrong password"
OPEN: Final = dict.fromkeys(("names", "failures", "blocks", "refusals"), 10**9)


@dataclass(frozen=True, slots=True)
class Situation:
    """A name and a password that somebody types; none of them is let in."""

    name: str
    password: str


def measure(ground: Ground) -> Iterator[Alike]:
    """Try five situations in an order that changes, and hold each to a wrong password."""
    random = Random(ground.seed)  # noqa: S311 -- to be repeatable is the point
    with accounts_of_ours() as situations, override_settings(SIGN_IN_LIMITS=OPEN):
        agree(situations)
        taken: dict[str, list[Took]] = {name: [] for name in situations}
        for _round in range(ground.runs * ROUNDS_PER_RUN):
            for name in random.sample(list(situations), len(situations)):
                forget_tries()
                taken[name].append(clock(partial(enter, situations[name])))
    likes = tuple(taken.pop(LIKE))
    for name, tooks in taken.items():
        yield Alike(f"sign-in, {name}", LIKE, tuple(tooks), likes, APART)


@contextmanager
def accounts_of_ours() -> Iterator[Mapping[str, Situation]]:
    """Make an account for each situation, and leave nothing of it in the end."""
    right, wrong = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    remove()  # what an earlier run left that was killed
    try:
        _make_accounts(make_password(right))
        yield {
            "unknown name": Situation(NOBODY, wrong),
            LIKE: Situation(ACTIVE, wrong),
            "blocked, wrong password": Situation(BLOCKED, wrong),
            "unused, right password": Situation(UNUSED, right),
            "blocked, right password": Situation(BLOCKED, right),
        }
    finally:
        remove()


@transaction.atomic
def _make_accounts(password: str) -> None:
    now = timezone.now()
    place = Administration.objects.filter(is_active=True).order_by("pk")[0]
    for name in (ACTIVE, BLOCKED, UNUSED):
        user = User.objects.create(
            username=name, full_name=name, password=password, administration=place, state="active"
        )
        Membership.objects.create(
            user=user, role="RD", application=Application.CEN, administration=place
        )
        Access.objects.create(
            user=user,
            application=Application.CEN,
            last_used=now - timedelta(days=365 if name == UNUSED else 0),
        )
    User.objects.filter(username=BLOCKED).update(state=User.State.BLOCKED, failed=STRIKES)


@transaction.atomic
def remove() -> None:
    """Take away the accounts, and every try that was counted against them."""
    forget_tries()
    ours = User.objects.filter(username__in=NAMES)
    Membership.objects.filter(user__in=ours).delete()
    Access.objects.filter(user__in=ours).delete()
    ours.delete()


@transaction.atomic
def forget_tries() -> None:
    """Let every try be the first one."""
    SignInAttempt.objects.filter(source=network_of(ADDRESS)).delete()
    PhantomAttempt.objects.filter(name_digest__in=[name_digest(name) for name in NAMES]).delete()
    User.objects.filter(username__in=(ACTIVE, UNUSED)).update(failed=0)


def enter(situation: Situation) -> bytes:
    """Send the page as a browser does that was never here."""
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR=ADDRESS)
    typed = {"login": situation.name, "password": situation.password}
    answer = client.post(reverse("account_login"), typed, secure=True)
    return bytes(answer.content) if answer.status_code == 200 else b""  # noqa: PLR2004 -- found


def agree(situations: Mapping[str, Situation]) -> None:
    """Raise Disagreement unless all are evaluated, refused, and answered with the same page."""
    pages = {}
    for name, situation in situations.items():
        forget_tries()
        pages[name] = _plain(enter(situation), situation)
        tries = SignInAttempt.objects.filter(source=network_of(ADDRESS))
        if tries.values_list("outcome", flat=True).get() not in {"wrong", "refused"}:
            raise Disagreement(f"sign-in, {name}: the try was not evaluated, or was let in")
    differing = [name for name, page in pages.items() if page != pages[LIKE] or not page]
    if differing:
        raise Disagreement(f"sign-in: another page than for a {LIKE}: {', '.join(differing)}")


def _plain(page: bytes, situation: Situation) -> bytes:
    """Leave out what differs by nature: the token of the form and the name typed."""
    for token in (rb'name="csrfmiddlewaretoken" value="[^"]+"', rb'"X-CSRFToken": "[^"]+"'):
        page = re.sub(token, b"", page)
    return page.replace(situation.name.encode(), b"NAME")
