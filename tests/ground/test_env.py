"""The environment is read once, typed, and faults are named all at once."""

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest

from cen_suite.settings.env import KEY_NAMES, Mode, Part, read_env
from cen_suite.settings.reading import BadEnvironment

KEY = "1:" + base64.b64encode(bytes(32)).decode()
PRODUCTION = {
    "MODE": "production",
    "SECRET_KEY": "x" * 40,
    "ALLOWED_HOSTS": "cen.example, www.cen.example",
    "SITE_URL": "https://cen.example/",
    "DATABASE_URL": "postgres://cen_app:one@db.example:5433/cen?sslmode=verify-full",
    "DATABASE_MIGRATE_URL": "postgres://cen_migrate:two@db.example:5433/cen",
    "REDIS_URL": "rediss://redis.example:6380/2",
    **{f"CEN_KEY_{name.upper()}": KEY for name in KEY_NAMES},
}


def _faults(environ: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(BadEnvironment) as stop:
        read_env(environ)
    return stop.value.problems


def test_a_right_production_environment_is_read_as_types() -> None:
    env = read_env(PRODUCTION)

    assert env.mode is Mode.PRODUCTION
    assert env.allowed_hosts == ("cen.example", "www.cen.example")
    assert env.site_url == "https://cen.example"
    assert env.second_factor_required
    assert not env.debug
    assert env.parts == frozenset(Part)
    assert env.logins.app["password"] == "one"
    assert env.logins.app["sslmode"] == "verify-full"
    assert env.logins.migrate["user"] == "cen_migrate"
    assert env.logins.admin is None


@pytest.mark.parametrize("name", sorted(PRODUCTION.keys() - {"MODE", "DATABASE_MIGRATE_URL"}))
def test_production_demands_each_variable_by_name(name: str) -> None:
    faults = _faults({**PRODUCTION, name: ""})

    assert [fault.partition(":")[0] for fault in faults] == [name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MODE", "prod"),
        ("DEBUG", "perhaps"),
        ("SECRET_KEY", "short"),
        ("CEN_KEY_FILES", "not a key"),
        ("CEN_KEY_FILES", "1:c2hvcnQ="),
        ("SITE_URL", "cen.example"),
        ("SITE_URL", "https://cen.example/path"),
        ("DATABASE_URL", "mysql://root@db/cen"),
        ("DATABASE_URL", "postgres://db.example/cen"),
        ("DATABASE_URL", "postgres://cen_app@db.example"),
        ("DATABASE_URL", "postgres://cen_app@db.example/cen?nonsense=1"),
        ("REDIS_URL", "redis.example:6379"),
        ("STATEMENT_TIMEOUT", "0"),
        ("STATEMENT_TIMEOUT", "²"),
        ("MAIL_PORT", "70000"),
        ("PARTS", "cen,everything"),
        ("LOG_LEVEL", "LOUD"),
        ("DATA_DIR", __file__),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(name: str, value: str) -> None:
    faults = _faults({"MODE": "development", name: value})

    assert len(faults) == 1
    assert faults[0].startswith(f"{name}: must")


def test_all_faults_are_named_at_once() -> None:
    faults = _faults({"DEBUG": "x", "REDIS_URL": "x", "PARTS": "x"})

    assert {fault.partition(":")[0] for fault in faults} == {"DEBUG", "REDIS_URL", "PARTS"}


def test_details_of_faults_are_never_shown_in_production() -> None:
    assert _faults({**PRODUCTION, "DEBUG": "yes"})[0].startswith("DEBUG:")


def test_an_administrators_address_opens_all_three_doors() -> None:
    logins = read_env({"DATABASE_URL": "postgres://postgres:secret@db/cen"}).logins

    assert logins.admin is not None
    assert (logins.app["user"], logins.migrate["user"]) == ("cen_app", "cen_migrate")
    assert len({logins.app["password"], logins.migrate["password"], "secret"}) == 3


def test_trust_stays_trust_when_logins_are_derived() -> None:
    logins = read_env({"DATABASE_URL": "postgres://postgres@db/cen"}).logins

    assert "password" not in logins.app
    assert "password" not in logins.migrate


def test_secrets_are_not_told_when_the_environment_is_wrong() -> None:
    said = " ".join(_faults({**PRODUCTION, "SECRET_KEY": "hunter2", "DEBUG": "x"}))

    assert "hunter2" not in said


def test_without_addresses_the_private_servers_are_meant(tmp_path: Path) -> None:
    env = read_env({"DATA_DIR": str(tmp_path)})

    assert env.redis_url.startswith("unix:///")
    assert env.logins.app["user"] == "cen_app"
    assert env.logins.app["dbname"] == "cen"
