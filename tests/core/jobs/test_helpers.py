"""Helpers make a long job faster and never different, whatever becomes of them."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from cen_suite.core.jobs import helpers as module
from cen_suite.core.jobs.helpers import Helpers, helped
from tests.core.jobs.crafts import Doubling, Dying, Faulty, Telling
from tests.core.jobs.processes import kill

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20.0


@pytest.fixture(autouse=True)
def two_helpers(settings: Any) -> None:
    settings.JOB_HELPERS = 2


def until_helped(numbers: list[int], pids: set[int]) -> Iterator[int]:
    """Give portions, and go on giving them until another process has done some."""
    yield from numbers
    end = time.monotonic() + PATIENCE
    while pids <= {os.getpid()} and time.monotonic() < end:
        yield 1


def work_through(helpers: Helpers, craft: Doubling, numbers: list[int]) -> set[int]:
    """Do portions with helpers; all come in order and doubled. Say which processes worked."""
    pids: set[int] = set()
    given = []
    for number, (doubled, pid) in helpers.results(craft, until_helped(numbers, pids)):
        assert doubled == number * 2
        given.append(number)
        pids.add(pid)
    assert given[: len(numbers)] == numbers
    assert set(given[len(numbers) :]) <= {1}
    return pids


def test_worker_and_helpers_share_the_work_and_keep_its_order() -> None:
    with helped(is_long=True) as helpers:
        pids = work_through(helpers, Doubling(os.getpid()), list(range(100, 160)))

    assert os.getpid() in pids
    assert len(pids) >= 2


def test_a_short_job_asks_nobody() -> None:
    with helped(is_long=False) as helpers:
        given = list(helpers.results(Doubling(0, pause=0), range(30)))

    assert {pid for _number, (_doubled, pid) in given} == {os.getpid()}


def test_where_no_process_can_be_started_the_worker_works_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")

    with helped(is_long=True) as helpers:
        given = list(helpers.results(Doubling(os.getpid(), pause=0), range(30)))

    assert [made for _number, (made, _pid) in given] == [2 * number for number in range(30)]
    assert {pid for _number, (_made, pid) in given} == {os.getpid()}


def test_a_helper_that_dies_takes_nothing_with_it() -> None:
    craft = Dying(os.getpid())
    with helped(is_long=True) as helpers:
        pids = work_through(helpers, craft, list(range(100, 160)))
        rest = [made[0] for _number, made in helpers.results(craft, range(200))]

    assert len(pids) >= 2
    assert rest == [number * 2 for number in range(200)]


def test_who_has_more_to_do_leaves_the_portions_to_the_helpers() -> None:
    me, pids, late = os.getpid(), set[int](), set[int]()
    with helped(is_long=True) as helpers:
        portions = chain(until_helped([], pids), range(100, 200))
        for number, (_doubled, pid) in helpers.results(Doubling(me), portions, lends_a_hand=False):
            (pids if number < 100 else late).add(pid)

    assert pids > {me}
    assert me not in late


def test_a_helper_that_is_stuck_is_ended_and_its_portions_are_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    me, pids = os.getpid(), set[int]()
    with helped(is_long=True) as helpers:
        work_through(helpers, Doubling(me), [])
        for each in helper_pids():
            os.kill(each, signal.SIGSTOP)
        for _number, (_doubled, pid) in helpers.results(
            Doubling(me), range(40), lends_a_hand=False
        ):
            pids.add(pid)

    assert pids == {me}


def helper_pids() -> list[int]:
    """List the helpers among the processes that this one has started."""
    tasks = Path("/proc/self/task").iterdir()
    pids = [pid for task in tasks for pid in (task / "children").read_text().split()]
    programs = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in pids}
    return [int(pid) for pid, program in programs.items() if module.PROGRAM in program]


def test_a_fault_of_the_work_is_raised_as_if_nobody_had_helped() -> None:
    with (
        helped(is_long=True) as helpers,
        pytest.raises(ValueError, match="13"),
    ):
        list(helpers.results(Faulty(os.getpid()), range(40)))


def test_helpers_stand_where_the_worker_stands() -> None:
    told: list[dict[str, Any]] = []
    pids: set[int] = set()
    with translation.override("fr"), helped(is_long=True) as helpers:
        for _number, made in helpers.results(Telling(), until_helped([], pids)):
            told.append(made)
            pids.add(made.pop("pid"))

    assert len(pids) >= 2
    here = {"database": connection.settings_dict["NAME"], "role": "cen_app", "language": "fr"}
    assert all(each == here for each in told)


def test_helpers_end_with_the_job_and_with_their_worker() -> None:
    with helped(is_long=True) as helpers:
        pids = work_through(helpers, Doubling(os.getpid()), []) - {os.getpid()}
        assert all(map(is_alive, pids))
    assert not any(map(is_alive, pids))

    reading, writing = os.pipe()
    connection.close()
    worker = os.fork()
    if worker == 0:
        with helped(is_long=True) as helpers:
            pids = work_through(helpers, Doubling(os.getpid()), []) - {os.getpid()}
            os.write(writing, str(min(pids)).encode())
            time.sleep(60)
        os._exit(1)
    helper = int(os.read(reading, 20))
    assert is_alive(helper)

    kill(worker)

    end = time.monotonic() + PATIENCE
    while is_alive(helper) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(helper)


def is_alive(pid: int) -> bool:
    """Look whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
