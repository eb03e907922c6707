"""How many queries each list page asks, for everybody who may open it."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cen_suite.bench.ground import Ground
from cen_suite.bench.ratio import Counted
from cen_suite.bench.stopwatch import Disagreement
from cen_suite.demo.world import password_of

MOST_QUERIES = 8
FOUND = 200
LISTS = (
    ("home", "sn.officer"),
    ("search", "sn.officer"),
    ("uploads", "sn.officer"),
    ("exports", "sn.officer"),
    ("notices", "sn.officer"),
    ("tickets", "sn.officer"),
    ("people", "sn.contact"),
    ("requests", "sn.contact"),
    ("tokens", "sn.contact"),
    ("signatories", "sn.contact"),
)
"""Each list of the suite, and somebody of the demo who reads it."""


def measure(_ground: Ground) -> Iterator[Counted]:
    """Count the queries of each list, the session and the person behind it included."""
    for name, username in LISTS:
        asked = queries_of(name, username)
        yield Counted(f"queries of the page {name}", asked, MOST_QUERIES, "queries")


def queries_of(name: str, username: str) -> int:
    """Sign in, open a page twice, since a first visit writes, and count the second."""
    client = Client(SERVER_NAME="localhost", headers={"accept": "text/html"})
    who = {"login": username, "password": password_of(username)}
    client.post(reverse("account_login"), who)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(reverse(name))
    if answer.status_code != FOUND:
        raise Disagreement(f"the page {name} answered {username} with {answer.status_code}")
    return len(caught)
