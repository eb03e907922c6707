"""Health tells machines enough and strangers nothing."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from cen_suite import health
from cen_suite.core.jobs.models import Job


def test_alive_asks_no_database(client: Client) -> None:
    answer = client.get(reverse("health-alive"))

    assert (answer.status_code, answer.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_ready_says_no_more_than_that(client: Client) -> None:
    answer = client.get(reverse("health-ready"))

    assert (answer.status_code, answer.json()) == (200, {"ready": True})


@pytest.mark.django_db
def test_missing_migrations_are_not_ready(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr(
        "django.db.migrations.recorder.MigrationRecorder.applied_migrations", lambda _self: {}
    )

    answer = client.get(reverse("health-ready"))

    assert (answer.status_code, answer.json()) == (503, {"ready": False})


@pytest.mark.django_db
def test_a_job_given_up_makes_the_jobs_unwell() -> None:
    assert health.examine()["jobs"]
    Job.objects.create(kind="trial", subject="x", by="reader", state=Job.State.DEAD)

    assert health.examine() == {"database": True, "tables": True, "redis": True, "jobs": False}


@override_settings(REDIS_URL="redis://127.0.0.1:1/0")
def test_a_redis_that_is_away_is_unwell() -> None:
    assert not health.redis_is_well()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_unwell_and_says_so_without_detail(client: Client) -> None:
    door = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "nobody_such"
    try:
        answer = client.get(reverse("health-ready"))
    finally:
        connection.close()
        connection.settings_dict["USER"] = door

    assert (answer.status_code, answer.json()) == (503, {"ready": False})
