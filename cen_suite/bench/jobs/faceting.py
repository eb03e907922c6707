"""Counts by value beside a result, against counts over columns in memory."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from cen_suite.bench.ground import READER, Ground
from cen_suite.bench.jobs.columns import Columns
from cen_suite.bench.jobs.questions import ASKED, draw_questions
from cen_suite.bench.jobs.searching import LEAST_CASES
from cen_suite.bench.ratio import Measured, percentile_of
from cen_suite.bench.stopwatch import Disagreement, clock
from cen_suite.core.codelists.lookup import lists
from seizures.queries.search import SAMPLE, summary
from seizures.search.criteria import Criteria
from seizures.search.dimensions import SOURCES, Dimension

QUESTIONS = 40


def measure(ground: Ground) -> Iterator[Measured]:
    """Compare the counts of random searches; both ways must count the same."""
    questions = draw_questions(QUESTIONS, ground.seed)
    columns = Columns(all_codes())
    for question in questions:
        agree(question, columns)
    rounds = []
    for _run in range(ground.runs):
        scans = [clock(partial(_scanned, columns, each)) for each in questions]
        ours = [clock(partial(summary, READER, each)) for each in questions]
        rounds.append((percentile_of(scans, 0.95), percentile_of(ours, 0.95)))
    limits, owns = zip(*rounds, strict=True)
    goal = 4 if len(columns.ids) >= LEAST_CASES else None
    yield Measured(f"facet counts of {len(ASKED)} kinds, p95", limits, owns, goal=goal)


def agree(question: Criteria, columns: Columns) -> None:
    """Raise Disagreement unless every value counts the same both ways."""
    found = summary(READER, question).counts
    ours = Counter(
        {(each, code): n for each in ASKED for code, n in found.get(each, Counter()).items()}
    )
    if ours != _scanned(columns, question):
        raise Disagreement(f"facet counts: {question.query()}")


def _scanned(columns: Columns, question: Criteria) -> Counter[tuple[Dimension, str]]:
    return columns.counts(columns.matching(question), SAMPLE)


def all_codes() -> set[tuple[Dimension, str]]:
    """Name every value that is counted."""
    return {
        (dimension, code.code) for dimension in ASKED for code in lists()[SOURCES[dimension].codes]
    }
