"""The private servers start, survive what machines do to them, and lose nothing."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cen_suite.embedded.account import server_account
from cen_suite.embedded.binaries import PostgresUnavailable
from cen_suite.embedded.postgres import SOCKET_LIMIT, EmbeddedPostgres
from cen_suite.embedded.processes import command_of
from cen_suite.embedded.valkey import EmbeddedValkey


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the small account can reach when the tests run as root."""
    place = tmp_path_factory.mktemp("servers")
    for step in (place, *place.parents[:2]):
        if os.geteuid() == 0:
            step.chmod(0o711)
    return place


@pytest.fixture(scope="module")
def postgres(folder: Path) -> Iterator[EmbeddedPostgres]:
    """A private PostgreSQL of this module alone."""
    server = EmbeddedPostgres(folder / "postgres", for_tests=True)
    server.start()
    yield server
    server.stop()


def _pid(server: EmbeddedPostgres) -> int:
    return int((server.cluster / "postmaster.pid").read_text().splitlines()[0])


def _ask(server: EmbeddedPostgres, question: str) -> object:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        cursor = connection.execute(question.encode())
        return cursor.fetchone() if cursor.description else None


def test_a_second_start_attaches_to_the_running_server(postgres: EmbeddedPostgres) -> None:
    before = _pid(postgres)

    EmbeddedPostgres(postgres.root, for_tests=True).start()

    assert _pid(postgres) == before


def test_a_killed_server_comes_back_with_its_rows(postgres: EmbeddedPostgres) -> None:
    _ask(postgres, "CREATE TABLE kept AS SELECT 7 AS number")
    _ask(postgres, "CHECKPOINT")
    os.kill(_pid(postgres), signal.SIGKILL)

    postgres.start()

    assert _ask(postgres, "SELECT number FROM kept") == (7,)


def test_a_server_that_lost_its_socket_is_started_again(postgres: EmbeddedPostgres) -> None:
    before = _pid(postgres)
    for file in postgres.socket_dir.iterdir():
        file.unlink()

    postgres.start()

    assert _pid(postgres) != before
    assert postgres.answers()


def test_a_pid_file_that_names_somebody_else_is_forgotten(postgres: EmbeddedPostgres) -> None:
    postgres.stop()
    (postgres.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{postgres.cluster}\n")

    postgres.start()

    assert postgres.answers()
    assert command_of(os.getpid())


def test_a_cluster_of_another_version_is_refused_and_kept(folder: Path) -> None:
    server = EmbeddedPostgres(folder / "old", for_tests=True)
    server.cluster.mkdir(parents=True)
    (server.cluster / "PG_VERSION").write_text("9\n")

    with pytest.raises(PostgresUnavailable, match="made by PostgreSQL 9"):
        server.start()

    assert (server.cluster / "PG_VERSION").read_text() == "9\n"


def test_nothing_listens_on_the_network(postgres: EmbeddedPostgres) -> None:
    assert _ask(postgres, "SHOW listen_addresses") == ("",)
    assert postgres.socket_dir.stat().st_mode & 0o077 == 0


def test_a_folder_too_deep_for_a_socket_has_it_elsewhere(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * SOCKET_LIMIT)

    server, valkey = EmbeddedPostgres(deep), EmbeddedValkey(deep)

    assert len(os.fsencode(server.socket_dir)) <= SOCKET_LIMIT
    assert len(os.fsencode(valkey.socket)) <= SOCKET_LIMIT


def test_root_hands_the_server_to_a_small_account_and_nobody_else_does() -> None:
    account = server_account()

    assert account.uid != 0
    assert account.demoted == (os.geteuid() == 0)


def test_valkey_keeps_what_it_was_told_over_a_restart(folder: Path) -> None:
    server = EmbeddedValkey(folder / "valkey")
    server.start()
    server._say("SET", "kept", "seven")  # noqa: SLF001 -- the plainest client there is

    server.stop()
    time.sleep(0.1)
    assert not server.answers()
    server.start()

    assert b"seven" in server._say("GET", "kept")  # noqa: SLF001
    server.stop()
