"""What `./run.py` can be told to do."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

import psycopg

from cen_suite.embedded.binaries import PostgresUnavailable
from cen_suite.embedded.valkey import ValkeyUnavailable
from cen_suite.launch import catalogues, demo, testing
from cen_suite.launch.children import Stopped
from cen_suite.launch.surroundings import ROOT, Surroundings, say

FAULTS = (Stopped, PostgresUnavailable, ValkeyUnavailable, psycopg.OperationalError, OSError)


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    name, rest = (words[0], list(words[1:])) if words else ("help", [])
    command = COMMANDS.get(name)
    if command is None:
        say("Say one of: ./run.py demo, ./run.py test, ./run.py manage COMMAND, ./run.py stop")
        return 0 if name in {"help", "-h", "--help"} else 2
    try:
        return command(rest)
    except FAULTS as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def run_demo(words: list[str]) -> int:
    """Run the whole suite with its invented world."""
    parser = argparse.ArgumentParser(prog="run.py demo")
    parser.add_argument("--reset", action="store_true", help="give up what the demo holds")
    parser.add_argument("--port", type=int, help="where to answer; 8000 or the next free one")
    parser.add_argument("--host", default="127.0.0.1", help="the address to answer on")
    asked = parser.parse_args(words)
    return demo.run(reset=asked.reset, host=asked.host, port=asked.port)


def run_manage(words: list[str]) -> int:
    """Run one of Django's commands in the surroundings of the demo."""
    surroundings = Surroundings.of_demo()
    catalogues.compile_all()
    with surroundings.servers.running():
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself answers to Ctrl-C
        return subprocess.run(command, env=surroundings.environ, check=False).returncode  # noqa: S603


def run_stop(_words: list[str]) -> int:
    """End what a demo left running."""
    demo.stop()
    testing.stop()
    return 0


def run_catalogues(_words: list[str]) -> int:
    """Compile the message catalogues, for an image."""
    catalogues.compile_all()
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": run_demo,
    "test": testing.run,
    "manage": run_manage,
    "stop": run_stop,
    "catalogues": run_catalogues,
}
