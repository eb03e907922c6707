"""A machine reports one case: the same checks, the same words, nothing twice."""

import json
import threading
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.models import Seizure
from seizures.record.definition import facts_of
from seizures.record.facts import SeizureFacts
from seizures.upload.single import MOST_BYTES
from tests.accounts.conftest import contact_point
from tests.accounts.people import Somebody
from tests.seizures.api.machines import API, CASE, machine, post

__all__ = ["contact_point"]
pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def test_one_case_is_reported_in_words_or_codes(client: Client, contact_point: Somebody) -> None:
    token = machine(contact_point)

    first = post(client, "seizures", CASE, token)
    again = post(client, "seizures", CASE, token)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    case = Seizure.objects.get()
    assert (case.state, case.channel, case.reference) == ("submitted", "API", "SN-2026-000001")
    event = AuditEvent.objects.get(event=Event.SEIZURE_SUBMITTED)
    assert (event.actor.partition(":")[0], event.administration) == ("token", "SN-CUS")


def test_what_is_wrong_is_listed_in_the_callers_language(
    client: Client, contact_point: Somebody
) -> None:
    wrong = {**CASE, "direction": "sideways", "event_start": "31.02.2026"}

    answer = post(client, "seizures", wrong, machine(contact_point))

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    found = {each["path"]: each["code"] for each in answer.json()["problems"]}
    assert found["direction"] == "unknown-code"
    assert found["event_start"] == "not-a-date"
    assert not Seizure.objects.exists()


@pytest.mark.parametrize("odd", [[], "x", {"lines": [[1]]}, {"title": {"a": 1}}])
def test_what_is_no_case_is_refused(client: Client, contact_point: Somebody, odd: object) -> None:
    assert post(client, "seizures", odd, machine(contact_point)).status_code == 422


def test_the_same_reference_with_other_facts_is_a_conflict(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point)
    post(client, "seizures", CASE, token)

    assert post(client, "seizures", {**CASE, "concealed": "N"}, token).status_code == 409


def test_a_case_without_a_number_is_known_again_by_its_facts(
    client: Client, contact_point: Somebody
) -> None:
    token = machine(contact_point)
    bare = {name: cell for name, cell in CASE.items() if name != "national_ref"}

    first, again = (post(client, "seizures", bare, token) for _ in range(2))
    other = post(client, "seizures", {**bare, "concealed": "N"}, token)

    assert first.json()["id"] == again.json()["id"] != other.json()["id"]
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 201]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("reference", ["API-1", None])
def test_the_same_case_ten_times_at_once_is_one_case(
    contact_point: Somebody, reference: str | None
) -> None:
    token, answers = machine(contact_point), list[int]()

    def send() -> None:
        answer = post(Client(), "seizures", {**CASE, "national_ref": reference}, token)
        answers.append(answer.status_code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [200] * 9 + [201]
    assert Seizure.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "The case cannot be stored."), ("fr", "fr"), ("ar", "ar")],
)
def test_a_refusal_speaks_the_language_of_the_caller(
    client: Client, contact_point: Somebody, language: str, title: str
) -> None:
    wrong = {**CASE, "direction": "sideways"}

    answer = post(
        client, "seizures", wrong, machine(contact_point), **{"accept-language": language}
    )

    assert answer.headers["Content-Language"] == language
    english = answer.json()["title"].startswith("The case cannot be stored.")
    assert english == (language == "en")
    assert answer.json()["problems"][0]["reason"]


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"\xff\xfe{}", 400),
        (b'{"title": NaN}', 400),
        (b'{"title": Infinity}', 400),
        (b'{"title": 1, "title": 2}', 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 30_000, 400),
        (b'{"lines": [{"family": ' + b"[" * 400 + b"]" * 400 + b"}]}", 422),
        (b'{"title": ' + b"9" * 5_000 + b"}", 400),
        (b"null", 422),
        (b"3", 422),
        (b'{"lines": "abc"}', 422),
        (b'{"lines": [1]}', 422),
        (b'{"lines": [{"extension": 3}]}', 422),
        (b'{"title": "' + b"x" * MOST_BYTES + b'"}', 413),
    ],
    ids=range(16),
)
def test_what_is_no_clean_json_is_refused_in_words(
    client: Client, contact_point: Somebody, raw: bytes, status: int
) -> None:
    answer = post(client, "seizures", raw, machine(contact_point))

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status
    assert answer.json()["title"]
    assert not Seizure.objects.exists()


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_another_content_type_is_refused(
    client: Client, contact_point: Somebody, kind: str
) -> None:
    token = machine(contact_point)
    answers = [
        client.post(API + path, b"{}", content_type=kind, headers=token)
        for path in ("seizures", "uploads")
    ]

    assert [answer.status_code for answer in answers] == [415, 415]
    assert {answer.headers["Content-Type"] for answer in answers} == {PROBLEM}


def test_a_case_with_very_many_goods_is_judged_in_bounded_time(
    client: Client, contact_point: Somebody
) -> None:
    line = {"family": "?"}
    many = {**CASE, "lines": [line] * (MOST_BYTES // 20)}

    token, start = machine(contact_point), time.process_time()
    answer = post(client, "seizures", many, token)

    assert answer.status_code == 422
    assert len(answer.content) < 200_000
    assert time.process_time() - start < 5


LONG = "stands for 100,000 signs"
SIGNS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.sampled_from(["\x00", "\ud800", "\u202e\u2066", "0001-01-01T00:00+14:00", "1e999", "٣"]),
)
PLAIN = st.one_of(
    SIGNS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.just(LONG),
)
CELL = st.one_of(PLAIN, st.lists(PLAIN, max_size=3))
NAMES = st.one_of(st.sampled_from([fact.name for fact in facts_of(SeizureFacts)]), SIGNS)
TYPED = st.dictionaries(NAMES, CELL, max_size=4)


@example(typed={"event_start": "9999-12-31T23:59-14:00"}, line={})
@example(typed={"legal_basis": ["\x00"]}, line={"hs": "\ud800"})
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=TYPED, line=TYPED)
def test_whatever_stands_in_a_case_is_stored_or_refused(
    client: Client, contact_point: Somebody, typed: dict[str, Any], line: dict[str, Any]
) -> None:
    body = {**CASE, **typed, "lines": [{**CASE["lines"][0], **line}]}
    raw = json.dumps(body).replace(LONG, "x" * 100_000).encode()[:MOST_BYTES]

    answer = post(client, "seizures", raw, _token_of(contact_point))

    assert answer.status_code in {200, 201, 400, 409, 422}
    assert answer.json()


def _token_of(who: Somebody, kept: dict[int, dict[str, str]] = {}) -> dict[str, str]:  # noqa: B006 -- one token for all examples
    if who.user.pk not in kept:
        kept[who.user.pk] = machine(who)
    return kept[who.user.pk]
