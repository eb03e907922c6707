"""Processes beside a worker that do portions of one long job, so that it uses every core.

A helper is a Python of its own with nothing to do but what comes through its pipe; it ends when
the pipe closes, also when its worker is killed. Whatever goes wrong with a helper, the worker does
that portion itself: helpers make a job faster, never different.
"""

import logging
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from django.conf import settings
from django.db import connection
from django.utils import translation

log = logging.getLogger(__name__)

AHEAD: Final = 4
"""Portions on their way to one helper: one in its hands, some to go on with while we do one."""
MOST_WAITING: Final = 24
"""Finished portions kept until those before them are finished too; then the worker does these."""
DOOR: Final = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
PROGRAM: Final = "cen_suite.core.jobs.helper"

Given = TypeVar("Given")
Made = TypeVar("Made")
Given_contra = TypeVar("Given_contra", contravariant=True)
Made_co = TypeVar("Made_co", covariant=True)


class Craft(Protocol[Given_contra, Made_co]):
    """What is to be done with each portion; it travels, so it holds plain values only."""

    def learn(self) -> Callable[[Given_contra], Made_co]:
        """Prepare the work in the process that is to do it."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a helper is told before its first portion."""

    craft: Craft[Any, Any]
    door: dict[str, Hashable]
    language: str


class Helpers:
    """Some helpers, and the worker that lends a hand itself."""

    def __init__(self, count: int) -> None:
        self._helpers = list(_begun(count))
        self._errands = ThreadPoolExecutor(len(self._helpers)) if self._helpers else None
        self._idle = deque(self._helpers)
        self._sent: set[Future[Any]] = set()

    def results(
        self, craft: Craft[Given, Made], portions: Iterable[Given]
    ) -> Iterator[tuple[Given, Made]]:
        """Give every portion with what was made of it, in order.

        An error of the work itself is raised here, as if no helper had been asked.
        """
        work, briefing = craft.learn(), _briefing(craft)
        waiting: deque[tuple[Given, Future[Made] | Made]] = deque()
        for portion in portions:
            waiting.append((portion, self._send(briefing, portion) or work(portion)))
            while waiting and (len(waiting) > MOST_WAITING or _is_made(waiting[0][1])):
                yield _fetched(work, *waiting.popleft())
        while waiting:
            yield _fetched(work, *waiting.popleft())

    def end(self) -> None:
        """Let the helpers go, whatever they are doing."""
        for helper in self._helpers:
            helper.end()
        if self._errands is not None:
            self._errands.shutdown(cancel_futures=True)
        for helper in self._helpers:
            helper.close()

    def _send(self, briefing: Briefing, portion: Any) -> "Future[Any] | None":
        """Hand a portion to a helper, unless all have enough to do."""
        self._sent = {each for each in self._sent if not each.done()}
        able = sum(helper.is_well for helper in self._helpers)
        if self._errands is None or len(self._sent) >= able * AHEAD:
            return None
        sent = self._errands.submit(self._run_errand, briefing, portion)
        self._sent.add(sent)
        return sent

    def _run_errand(self, briefing: Briefing, portion: Any) -> Any:
        """Take a portion to the helper that is free; as many errands run as there are helpers."""
        helper = self._idle.popleft()
        try:
            return helper.make(briefing, portion)
        finally:
            self._idle.append(helper)


def _fetched(
    work: Callable[[Given], Made], portion: Given, sent: Future[Made] | Made
) -> tuple[Given, Made]:
    if not isinstance(sent, Future):
        return portion, sent
    if not sent.done():  # nothing else is left to do here: be done before the helper, or not
        sent.cancel()
        return portion, work(portion)
    try:
        return portion, sent.result()
    except _Lost as loss:
        log.warning("a helper is lost, the worker goes on without it: %s", loss)
        return portion, work(portion)


@contextmanager
def helped(*, is_long: bool) -> Iterator[Helpers]:
    """Begin a job, with helpers if it is long enough to wait for them.

    They need a second or two to begin, in which the worker can do what it does alone.
    """
    helpers = Helpers(settings.JOB_HELPERS if is_long else 0)
    try:
        yield helpers
    finally:
        helpers.end()


def _begun(count: int) -> Iterator["_Helper"]:
    """Start helpers; a machine that has no room for them has one worker, as before."""
    try:
        for _each in range(count):
            yield _Helper()
    except OSError as fault:
        log.warning("no helper could be started, the worker goes on without: %s", fault)


def _briefing(craft: Craft[Any, Any]) -> Briefing:
    door = {name: connection.settings_dict[name] for name in DOOR}
    return Briefing(craft, door, translation.get_language() or settings.LANGUAGE_CODE)


class _Lost(Exception):
    """A helper does not answer, or answers that it cannot."""


class _Helper:
    """One process and its pipes."""

    def __init__(self) -> None:
        self.is_well = True
        self._knows: Briefing | None = None
        self._process = subprocess.Popen(  # noqa: S603 -- ourselves
            [sys.executable, "-m", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def make(self, briefing: Briefing, portion: Any) -> Any:
        """Have one portion done; raises _Lost."""
        if not self.is_well:
            raise _Lost("it was lost before")
        try:
            if self._knows is not briefing:
                self._say(briefing)
                self._knows = briefing
            self._say(portion)
            is_made, made = pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301 -- our own process
        except (OSError, EOFError, ValueError, pickle.PickleError) as fault:
            self.is_well = False
            raise _Lost(repr(fault)) from fault
        if not is_made:
            raise _Lost(made)
        return made

    def end(self) -> None:
        """End the process without politeness: a helper holds nothing to be lost."""
        self.is_well = False
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes, once no errand uses them."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # words that nobody will hear
                    pipe.close()

    def _say(self, word: object) -> None:
        pipe = self._process.stdin
        if pipe is None:
            raise EOFError
        pickle.dump(word, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()


def _is_made(made: object) -> bool:
    return not isinstance(made, Future) or made.done()
