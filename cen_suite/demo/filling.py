"""Fill the database with invented cases, through the same record code as everything else."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import ceil
from multiprocessing import get_context
from random import Random

import django
from django.db import transaction

from accounts.gate import Actor
from accounts.models import Administration
from cen_suite.core.codelists.lookup import lists
from cen_suite.demo.seizures import Reporter, make_case
from cen_suite.demo.world import reporters
from seizures.actions.preparing import Stated, complete, prepare, references
from seizures.actions.storing import Entry, insert_cases
from seizures.states import State

CHUNK = 2_500
BATCH = 40 * CHUNK
LAST_DAY = dt.date(2026, 11, 15)
CHANNEL = "MIGR"
LANGUAGES = {"SN": "fr", "FR": "fr", "BE": "fr", "MA": "ar", "SA": "ar", "AE": "ar", "ES": "es"}


@dataclass(frozen=True, slots=True)
class Filling:
    """How many cases, from which seed, over how many days up to the last one."""

    count: int
    seed: int
    days: int
    first_number: int = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Cases that are stored together: where they begin, and their reference numbers in order."""

    filling: Filling
    start: int
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of a case before all else, since its reference number follows from it."""

    administration: str
    day: dt.date
    number: int


def fill(filling: Filling, processes: int = 1) -> Iterator[int]:
    """Store invented cases; yield how many are stored. Same seed, same cases, in any order."""
    done = 0
    with _workers(min(processes, ceil(filling.count / CHUNK))) as work:
        for start in range(0, filling.count, BATCH):
            batch = reserve(filling, start, min(BATCH, filling.count - start))
            for ids in work(store_chunk, batch):
                done += len(ids)
                yield done


@transaction.atomic
def reserve(filling: Filling, start: int, size: int) -> list[Chunk]:
    """Give reference numbers to a batch of cases, chunk by chunk."""
    starts = range(start, start + size, CHUNK)
    drawn = [draw(filling, at, min(CHUNK, start + size - at))[0] for at in starts]
    taken = iter(_references([each for part in drawn for each in part]))
    return [
        Chunk(filling, at, tuple(islice(taken, len(part))))
        for at, part in zip(starts, drawn, strict=True)
    ]


@transaction.atomic
def store_chunk(chunk: Chunk) -> list[int]:
    """Store one chunk; its randomness follows from the seed and its place alone."""
    return insert_cases(entries_of(chunk))


def entries_of(chunk: Chunk) -> list[Entry]:
    """Make the cases of a chunk ready to be stored."""
    drawn, random = draw(chunk.filling, chunk.start, len(chunk.references))
    actors, known = _actors(), reporters()
    return [
        _entry(random, actors[each.administration], known[each.administration], each, reference)
        for each, reference in zip(drawn, chunk.references, strict=True)
    ]


def draw(filling: Filling, start: int, size: int) -> tuple[list[Drawn], Random]:
    """Draw countries and days of a chunk, and give the chance that its facts are drawn with.

    Few countries report much, and lately more is reported than long ago.
    """
    random = Random(f"{filling.seed}:{start}")  # noqa: S311 -- to be repeatable is the point
    codes = tuple(_actors())
    drawn = []
    for number in range(start, start + size):
        code = codes[int(len(codes) * random.random() ** 1.8)]
        back = int(filling.days * random.random() ** 1.3)
        day = LAST_DAY - dt.timedelta(days=back)
        drawn.append(Drawn(code, day, filling.first_number + number))
    return drawn, random


@contextmanager
def _workers(processes: int) -> Iterator[Callable[..., Iterable[list[int]]]]:
    """Work here, or spread over processes that each set Django up for themselves."""
    if processes <= 1:
        yield map
        return
    spawn = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=django.setup) as pool:
        yield pool.map


def _entry(
    random: Random, actor: Actor, reporter: Reporter, drawn: Drawn, reference: str
) -> Entry:
    facts = complete(
        make_case(random, reporter, drawn.day, drawn.number),
        by=actor,
        channel=CHANNEL,
        language=LANGUAGES.get(reporter.country, "en"),
        lists=lists(),
    )
    state = State.VERIFIED if random.random() < 0.5 else State.PUBLISHED  # noqa: PLR2004 -- half
    return prepare(
        Stated(facts, reference),
        administration_id=actor.administration_id or 0,
        state=state,
        entered_by_id=None,
        lists=lists(),
    )


def _references(drawn: list[Drawn]) -> list[str]:
    """Take the numbers of each country at once, and hand them out in order."""
    by_country: dict[str, list[int]] = {}
    for each in drawn:
        by_country.setdefault(each.administration[:2], []).append(each.day.year)
    taken = {
        country: iter(references(country, years)) for country, years in sorted(by_country.items())
    }
    return [next(taken[each.administration[:2]]) for each in drawn]


def _actors() -> Mapping[str, Actor]:
    known = reporters()
    rows = Administration.objects.filter(code__in=known).order_by("code")
    found = {row.code: row for row in rows}
    return {
        code: Actor(None, "job:demo", found[code].pk, code, code[:2], frozenset(), is_job=True)
        for code in known
        if code in found
    }
