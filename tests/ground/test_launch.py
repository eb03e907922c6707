"""Setting up notices what changed, chooses a free port, and keeps its secrets to itself."""

import os
import socket
from pathlib import Path

import polib
import pytest

from cen_suite.launch import catalogues, ports
from cen_suite.launch.children import Stopped
from cen_suite.launch.fingerprint import TABLES, fingerprint
from cen_suite.launch.mark import Mark
from cen_suite.launch.surroundings import Surroundings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one app, one migration and one code list."""
    for file in ("shop/__init__.py", "shop/migrations/0001_first.py", "shop/views.py"):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    lists = tmp_path / "cen_suite/core/codelists/data"
    lists.mkdir(parents=True)
    (tmp_path / "cen_suite/__init__.py").write_text("")
    (lists / "unit-2026.csv").write_text("code\n")
    return tmp_path


@pytest.mark.parametrize(
    "file", ["shop/migrations/0001_first.py", "cen_suite/core/codelists/data/unit-2026.csv"]
)
def test_a_change_that_shapes_tables_changes_the_fingerprint(project: Path, file: str) -> None:
    before = fingerprint(project, TABLES)
    (project / file).write_text("changed")

    assert fingerprint(project, TABLES) != before


def test_a_change_that_shapes_no_table_keeps_the_fingerprint(project: Path) -> None:
    before = fingerprint(project, TABLES)
    (project / "shop/views.py").write_text("changed")

    assert fingerprint(project, TABLES) == before


def test_a_wanted_port_in_use_is_refused_and_an_unwanted_one_avoided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(ports, "USUAL", port)

        with pytest.raises(Stopped, match=f"Port {port} is in use"):
            ports.choose("127.0.0.1", port)
        assert ports.choose("127.0.0.1", None) > port


def test_catalogues_are_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="seizure", msgstr="saisie"))
    catalogue.save(str(folder / "django.po"))

    assert catalogues.compile_all(tmp_path) == 1
    assert catalogues.compile_all(tmp_path) == 0
    assert (folder / "django.mo").exists()


def test_secrets_of_the_demo_are_made_once_and_for_one_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("SECRET_KEY", raising=False)

    first, second = Surroundings.of_demo(), Surroundings.of_demo()

    assert first.environ["SECRET_KEY"] == second.environ["SECRET_KEY"]
    assert (tmp_path / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_a_second_demo_of_the_same_folder_is_told_where_the_first_answers(tmp_path: Path) -> None:
    with Mark(tmp_path).held():
        Mark(tmp_path).write("http://localhost:8000", [])

        with (
            pytest.raises(Stopped, match=r"runs already\. http://localhost:8000"),
            Mark(tmp_path).held(),
        ):
            pass


def test_a_mark_that_names_foreign_processes_ends_none(tmp_path: Path) -> None:
    mark = Mark(tmp_path)
    mark.file.write_text('{"address": "", "pids": [1]}')

    assert mark.end_processes() == 0
    assert os.path.exists("/")  # noqa: PTH110 -- we are still here
