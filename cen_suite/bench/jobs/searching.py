"""Search against a scan of columns in memory and against joins, with the same answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from django.db import connection
from django.db.utils import OperationalError

from cen_suite.bench.ground import READER, Ground, Say
from cen_suite.bench.jobs.columns import Columns
from cen_suite.bench.jobs.questions import draw_questions, naive
from cen_suite.bench.ratio import Measured, Took, percentile, percentile_of
from cen_suite.bench.stopwatch import Disagreement, clock, in_turns
from cen_suite.core.web.paging import Mark
from seizures.queries import search
from seizures.search.criteria import Criteria

PAGE = 50
QUESTIONS = 200
NAIVE_QUESTIONS = 20
NAIVE_SECONDS = 20
DEEPEST = 100_000
LEAST_CASES = 500_000
"""Below this a scan of columns is so short that its ratio says nothing of a large database."""


@dataclass(frozen=True, slots=True)
class Round:
    """What each question took once: the scan, our page, our count."""

    scans: list[Took] = field(default_factory=list)
    pages: list[Took] = field(default_factory=list)
    counts: list[Took] = field(default_factory=list)


def measure(ground: Ground) -> Iterator[Measured]:
    """Compare random searches; every one must give what the scan gives."""
    questions = draw_questions(QUESTIONS, ground.seed)
    columns = Columns({(each.dimension, each.code) for q in questions for each in q.values})
    for question in questions:
        agree(question, columns)
    rounds = [_ask_all(questions, columns) for _run in range(ground.runs)]
    is_large = len(columns.ids) >= LEAST_CASES
    for share in (0.5, 0.95):
        yield _compared(f"search p{share * 100:.0f}", rounds, share, 3 if is_large else None)
    _tell(questions, rounds, ground.say)
    yield Measured(
        "count up to the cap, p95",
        tuple(percentile_of(each.scans, 0.95) for each in rounds),
        tuple(percentile_of(each.counts, 0.95) for each in rounds),
        goal=5 if is_large else None,
    )
    ground.say(_by_joins(questions[:NAIVE_QUESTIONS], rounds))


def measure_deep_page(ground: Ground) -> Iterator[Measured]:
    """Compare a page far down with the first one; OFFSET is the naive way."""
    rows = search.matching(READER, Criteria()).order_by("-event_start", "-id").values(*search.CARD)
    depth = min(DEEPEST, ground.cases // 2)
    before = rows[depth - 1 : depth].get()
    mark = Mark((str(before["event_start"]), before["id"]))
    deep = search.search_page(READER, Criteria(), mark=mark).rows
    if [row["id"] for row in deep] != [row["id"] for row in rows[depth : depth + PAGE]]:
        raise Disagreement("the deep page")
    yield in_turns(
        f"page behind case {depth:,}",
        lambda: search.search_page(READER, Criteria()),
        lambda: search.search_page(READER, Criteria(), mark=mark),
        lambda: list(rows[depth : depth + PAGE]),
        runs=max(ground.runs, 5),
        goal=2,
    )


def agree(question: Criteria, columns: Columns) -> None:
    """Raise Disagreement unless page and count are those of the scan."""
    ids, count = columns.newest(question, PAGE)
    page = search.search_page(READER, question)
    if [row["id"] for row in page.rows] != ids:
        raise Disagreement(f"search: {question.query()}")
    total = search.total(READER, question)
    if total.is_exact and total.count != count:
        raise Disagreement(f"count of {question.query()}: {total.count} and {count}")


def _ask_all(questions: list[Criteria], columns: Columns) -> Round:
    asked = Round()
    for question in questions:
        asked.scans.append(clock(partial(columns.newest, question, PAGE)))
        asked.pages.append(clock(partial(search.search_page, READER, question)))
        asked.counts.append(clock(partial(search.total, READER, question)))
    return asked


def _compared(name: str, rounds: list[Round], share: float, goal: float | None) -> Measured:
    return Measured(
        name,
        tuple(percentile_of(each.scans, share) for each in rounds),
        tuple(percentile_of(each.pages, share) for each in rounds),
        goal=goal,
    )


def _tell(questions: list[Criteria], rounds: list[Round], say: Say) -> None:
    """Tell milliseconds of the best of the rounds, and the slowest five questions."""
    scans = [
        min(took.wall for took in each) for each in zip(*(r.scans for r in rounds), strict=True)
    ]
    pages = [
        min(took.wall for took in each) for each in zip(*(r.pages for r in rounds), strict=True)
    ]
    for name, times in (("scan", scans), ("ours", pages)):
        say(
            f"  {name}: p50 {percentile(times, 0.5) * 1000:.1f}, p95"
            f" {percentile(times, 0.95) * 1000:.1f}, max {max(times) * 1000:.1f} ms"
        )
    slowest = sorted(zip(pages, questions, strict=True), key=lambda pair: -pair[0])[:5]
    for seconds, question in slowest:
        plan = search.matching(READER, question).order_by("-event_start", "-id").values("id")
        say(f"  slow: {seconds * 1000:.1f} ms {question.query()}: {_ways(plan[:PAGE].explain())}")


def _ways(plan: str) -> str:
    """Name the indexes and scans of a plan, outermost first."""
    lines = (line.strip("-> ").split("  (cost")[0] for line in plan.splitlines())
    return ", ".join(line for line in lines if " on " in line or "Bitmap" in line)


def _by_joins(questions: list[Criteria], rounds: list[Round]) -> str:
    """Ask some of the same by joins; the ids must be the same, the times are told."""
    slower: list[float] = []
    for at, question in enumerate(questions):
        ours = min(each.pages[at].wall for each in rounds)
        page = search.search_page(READER, question)
        try:
            seconds, found = _joined(question)
        except OperationalError:
            connection.close()
            slower.append(NAIVE_SECONDS / ours)
            continue
        if found != [row["id"] for row in page.rows]:
            raise Disagreement(f"joins: {question.query()}")
        slower.append(seconds / ours)
    return (
        f"  joins: {percentile(slower, 0.5):.1f} times ours at the median, {max(slower):.0f} at"
        f" most (ended after {NAIVE_SECONDS} s)"
    )


def _joined(question: Criteria) -> tuple[float, list[int]]:
    found: list[int] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{NAIVE_SECONDS}s"])
        took = clock(lambda: found.extend(naive(question)[:PAGE]))
        cursor.execute("RESET statement_timeout")
    return took.wall, found
