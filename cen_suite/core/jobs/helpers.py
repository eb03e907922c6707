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
from io import FileIO
from itertools import count
from typing import Any, Final, NoReturn, Protocol, TypeVar, cast

from django.conf import settings
from django.db import connection
from django.utils import translation

from cen_suite.core.jobs.pipes import hear, say, widen

log = logging.getLogger(__name__)

AHEAD: Final = 4
"""Portions on their way to one helper: one in its hands, some to go on with while we do one."""
PATIENCE: Final = 20.0
"""Seconds to wait for a helper that was ready; then it is taken for stuck."""
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

    def results(
        self,
        craft: Craft[Given, Made],
        portions: Iterable[Given],
        *,
        lends_a_hand: bool = True,
    ) -> Iterator[tuple[Given, Made]]:
        """Give every portion with what was made of it, in order.

        Where taking the results is the longer work, the worker leaves the portions to its helpers
        as soon as one of them is ready (`lends_a_hand`). An error of the work itself
        is raised here, as if no helper had been asked.
        """
        for helper in self._helpers:
            helper.brief(_briefing(craft))
        work = craft.learn()
        waiting: deque[tuple[Given, Future[Made] | Made]] = deque()
        for portion in portions:
            sent = self._send(portion)
            while sent is None and waiting and not lends_a_hand and self._are_ready():
                yield self._fetched(work, *waiting.popleft(), patience=PATIENCE)
                sent = self._send(portion)
            waiting.append((portion, work(portion) if sent is None else sent))
            while waiting and (len(waiting) > MOST_WAITING or _is_made(waiting[0][1])):
                yield self._fetched(work, *waiting.popleft())
        while waiting:
            patience = 0 if lends_a_hand else PATIENCE
            yield self._fetched(work, *waiting.popleft(), patience=patience)

    def end(self) -> None:
        """Let the helpers go, whatever they are doing."""
        self._end_processes()
        for helper in self._helpers:
            helper.close()

    def _end_processes(self) -> None:
        for helper in self._helpers:
            helper.end()

    def _send(self, portion: Any) -> "Future[Any] | None":
        """Hand a portion to the helper with the least to do, unless all have enough."""
        ready = [helper for helper in self._helpers if helper.is_ready]
        idlest = min(ready, key=_Helper.load, default=None)
        if idlest is None or idlest.load() >= AHEAD:
            return None
        return idlest.make(portion)

    def _are_ready(self) -> bool:
        return any(helper.is_ready for helper in self._helpers)

    def _fetched(
        self,
        work: Callable[[Given], Made],
        portion: Given,
        sent: Future[Made] | Made,
        *,
        patience: float = 0,
    ) -> tuple[Given, Made]:
        """Take what a helper made; what it has not made after some seconds the worker makes."""
        if not isinstance(sent, Future):
            return portion, sent
        try:
            return portion, sent.result(timeout=patience)
        except TimeoutError:
            sent.cancel()
            if patience:
                log.warning("helpers have not answered for %s s: the worker ends them", patience)
                self._end_processes()
        except _Lost:  # said where it was found
            pass
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
    """One process, its pipes, and a thread at each of them.

    While the process makes one portion, the next lies ready in the pipe.
    """

    def __init__(self) -> None:
        self.is_well = True
        self._learning: Future[None] | None = None
        self._numbers = count()
        self._open: set[Future[Any]] = set()
        self._process = subprocess.Popen(  # noqa: S603 -- ourselves
            [sys.executable, "-m", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._there = cast("FileIO", self._process.stdin)
        self._back = cast("FileIO", self._process.stdout)
        widen(self._there)
        widen(self._back)
        self._saying, self._hearing = ThreadPoolExecutor(1), ThreadPoolExecutor(1)

    @property
    def is_ready(self) -> bool:
        """Tell whether it has learned what it was last told; until then nothing waits for it."""
        learning = self._learning
        return (
            self.is_well
            and learning is not None
            and learning.done()
            and learning.exception() is None
        )

    def brief(self, briefing: Briefing) -> None:
        """Tell it what the next portions are for."""
        self._learning = self._exchange(briefing)

    def load(self) -> int:
        """Count the portions that were sent and not answered yet."""
        self._open = {each for each in self._open if not each.done()}
        return len(self._open)

    def make(self, portion: Any) -> "Future[Any]":
        """Have one portion made; the answer raises _Lost when none comes."""
        answer = self._exchange(portion)
        self._open.add(answer)
        return answer

    def end(self) -> None:
        """End the process without politeness: a helper holds nothing to be lost."""
        self.is_well = False
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes, once no thread uses them."""
        for thread in (self._saying, self._hearing):
            thread.shutdown(cancel_futures=True)
        for pipe in (self._there, self._back):
            with suppress(OSError):  # words that nobody will hear
                pipe.close()

    def _exchange(self, word: object) -> "Future[Any]":
        number = next(self._numbers)
        said = self._saying.submit(self._say, (number, word))
        return self._hearing.submit(self._hear, number, said)

    def _say(self, word: object) -> None:
        if not self.is_well:
            raise _Lost("it was lost before")
        try:
            say(self._there, word)
        except OSError as fault:
            self._lose(fault)

    def _hear(self, number: int, said: "Future[None]") -> Any:
        """Wait for the answer to one portion; answers that nobody waited for are passed over."""
        said.result()
        try:
            heard = hear(self._back)
            while heard[0] != number:
                heard = hear(self._back)
        except (OSError, EOFError, ValueError, pickle.PickleError) as fault:
            self._lose(fault)
        _number, is_made, made = heard
        if not is_made:
            log.warning("a helper could not do what it was given, the worker will: %s", made)
            raise _Lost(made)
        return made

    def _lose(self, fault: Exception) -> NoReturn:
        if self.is_well:  # else it was ended by us, or its loss is known
            log.warning("a helper is lost, the worker goes on without it: %r", fault)
        self.is_well = False
        raise _Lost(repr(fault)) from fault


def _is_made(made: object) -> bool:
    return not isinstance(made, Future) or made.done()
