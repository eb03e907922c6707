"""The demo starts the web server first, tells what fails, and leaves no program behind.

The programs it starts stand here as small ones of the same names, which write down what they do.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cen_suite.embedded.processes import command_of
from cen_suite.launch.fingerprint import WORLD, fingerprint
from cen_suite.launch.surroundings import ROOT

DATABASE = "postgresql://nobody@/nowhere"
STARTER = "import sys; from cen_suite.launch.commands import run; sys.exit(run(sys.argv[1:]))"
DIARY = """
import os, pathlib, sys, time
def note(words):
    with pathlib.Path(os.environ["DIARY"]).open("a") as diary:
        diary.write(words + "\\n")
"""
WEB_SERVER = """
import http.server
from diary import note, os, sys, time
note("web server starts")
class Alive(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        note("web server answers")
        self.send_response(200)
        self.end_headers()
    def log_message(self, *said):
        pass
time.sleep(float(os.environ["WEB_SECONDS"]))
port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.HTTPServer(("127.0.0.1", port), Alive).serve_forever()
"""
QUEUE = """
from diary import note, os, sys, time
note("worker starts" if "worker" in sys.argv else "scheduler starts")
if "worker" in sys.argv and os.environ.get("WORKER_FAILS"):
    sys.exit(3)
time.sleep(60)
"""
MANAGE = """
from diary import note, os, sys, time
note(" ".join(sys.argv[1:]) + " starts")
time.sleep(float(os.environ.get("SET_UP_SECONDS", "0")))
sys.exit(5 if os.environ.get("SET_UP_FAILS") else 0)
"""


@dataclass
class Stage:
    """A folder with small programs in it, and the demos started there."""

    home: Path
    port: int
    demos: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(
        self, *words: str, web_seconds: float = 0, **variables: str
    ) -> subprocess.Popen[str]:
        """Start the demo among the small programs."""
        environ = {
            **os.environ,
            "PYTHONPATH": f"{self.home}{os.pathsep}{ROOT}",
            "DATA_DIR": str(self.home),
            "DATABASE_URL": DATABASE,
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "SECRET_KEY": "k" * 40,
            "DIARY": str(self.home / "diary.txt"),
            "WEB_SECONDS": str(web_seconds),
            **variables,
        }
        demo = subprocess.Popen(  # noqa: S603 -- our own starter
            [sys.executable, "-c", STARTER, "demo", "--port", str(self.port), *words],
            cwd=self.home,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.demos.append(demo)
        return demo

    def count_as_set_up(self) -> None:
        """Leave the stamp of a world that is up to date."""
        (self.home / "world.sha256").write_text(fingerprint(ROOT, WORLD) + DATABASE)

    @property
    def diary(self) -> list[str]:
        """What the programs did so far, each thing once."""
        file = self.home / "diary.txt"
        return list(dict.fromkeys(file.read_text().splitlines())) if file.exists() else []

    def await_note(self, words: str) -> None:
        """Wait until a program has done something."""
        end = time.monotonic() + 20
        while words not in self.diary:
            assert time.monotonic() < end, self.diary
            time.sleep(0.02)

    @property
    def pids(self) -> list[int]:
        """The processes that the mark names."""
        return list(json.loads((self.home / "demo.json").read_text())["pids"])


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A place to start the demo without the suite itself."""
    (tmp_path / "diary.py").write_text(DIARY)
    (tmp_path / "manage.py").write_text(MANAGE)
    for name, program in (("uvicorn", WEB_SERVER), ("celery", QUEUE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        (tmp_path / name / "__main__.py").write_text(program)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    stage = Stage(tmp_path, port)
    yield stage
    for demo in stage.demos:
        demo.terminate()
        demo.communicate(timeout=20)


def read_until(demo: subprocess.Popen[str], words: str) -> str:
    """Read what the demo says, up to a line."""
    assert demo.stdout is not None
    said = ""
    while words not in said:
        line = demo.stdout.readline()
        assert line, said
        said += line
    return said


def are_gone(pids: list[int]) -> bool:
    """Tell whether none of the processes lives."""
    return not any(command_of(pid) for pid in pids)


def test_worker_and_scheduler_start_only_when_the_web_server_answers(stage: Stage) -> None:
    stage.count_as_set_up()
    read_until(stage.start(web_seconds=0.5), "Ctrl-C ends it.")

    stage.await_note("worker starts")
    stage.await_note("scheduler starts")
    assert stage.diary[:2] == ["web server starts", "web server answers"]


def test_the_mark_names_every_program_and_ctrl_c_ends_each(stage: Stage) -> None:
    stage.count_as_set_up()
    demo = stage.start()
    said = read_until(demo, "Ctrl-C ends it.")
    pids = stage.pids

    demo.send_signal(signal.SIGINT)

    assert demo.communicate(timeout=20)[0] == "Ending …\n"
    assert demo.returncode == 0
    assert f"The suite answers at http://localhost:{stage.port}" in said
    assert len(pids) == 4
    assert pids[0] == demo.pid
    assert are_gone(pids)
    assert not (stage.home / "demo.json").exists()


def test_ctrl_c_while_the_web_server_starts_says_that_nothing_runs(stage: Stage) -> None:
    stage.count_as_set_up()
    demo = stage.start(web_seconds=30)
    stage.await_note("web server starts")
    pids = stage.pids

    demo.send_signal(signal.SIGINT)

    assert demo.communicate(timeout=20)[0] == "Ended before the suite had started.\n"
    assert demo.returncode == 1
    assert len(pids) == 2
    assert are_gone(pids)


def test_ctrl_c_while_setting_up_ends_that_too_and_leaves_no_stamp(stage: Stage) -> None:
    demo = stage.start(SET_UP_SECONDS="30")
    stage.await_note("set_up --demo starts")
    pids = stage.pids

    demo.send_signal(signal.SIGINT)

    assert demo.communicate(timeout=20)[0].endswith("\nEnded before the suite had started.\n")
    assert demo.returncode == 1
    assert len(pids) == 2
    assert are_gone(pids)
    assert not (stage.home / "world.sha256").exists()


def test_a_set_up_that_fails_is_named_and_leaves_no_stamp(stage: Stage) -> None:
    demo = stage.start(SET_UP_FAILS="yes")

    said = demo.communicate(timeout=20)[0]
    assert said.endswith("The set-up failed, see above (exit code 5).\n")
    assert demo.returncode == 1
    assert stage.diary == ["set_up --demo starts"]
    assert not (stage.home / "world.sha256").exists()


def test_a_set_up_that_went_well_is_not_repeated(stage: Stage) -> None:
    for _start in range(2):
        demo = stage.start()
        read_until(demo, "Ctrl-C ends it.")
        demo.send_signal(signal.SIGINT)
        demo.communicate(timeout=20)

    diary = (stage.home / "diary.txt").read_text()
    assert diary.count("set_up --demo starts") == 1
    assert diary.count("web server starts") == 2
    assert (stage.home / "world.sha256").stat().st_mode & 0o777 == 0o600


def test_a_worker_that_fails_ends_the_run_and_is_named(stage: Stage) -> None:
    stage.count_as_set_up()
    demo = stage.start(WORKER_FAILS="yes")
    read_until(demo, "Ctrl-C ends it.")

    assert demo.communicate(timeout=20)[0] == "The worker ended by itself (exit code 3).\n"
    assert demo.returncode == 1


@pytest.mark.parametrize("how", [signal.SIGCONT, signal.SIGKILL])
def test_stop_ends_a_demo_that_is_setting_up_or_lost_its_head(
    stage: Stage, how: signal.Signals
) -> None:
    demo = stage.start(SET_UP_SECONDS="30")
    stage.await_note("set_up --demo starts")
    pids = stage.pids
    demo.send_signal(how)
    time.sleep(0.2)

    environ = {**os.environ, "DATA_DIR": str(stage.home), "DATABASE_URL": DATABASE}
    words = [sys.executable, "-c", STARTER, "stop"]
    subprocess.run(words, env={**environ, "REDIS_URL": "redis://127.0.0.1:1/0"}, check=True)  # noqa: S603 -- our own starter

    demo.communicate(timeout=20)
    assert are_gone(pids)
