"""An export to a workbook against COPY of the same rows to CSV, in a process of its own."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from typing import IO

import openpyxl
from django.db import connection
from psycopg import ClientCursor
from python_calamine import CalamineWorkbook

from cen_suite.bench.aside import aside, took
from cen_suite.bench.ground import READER, Ground
from cen_suite.bench.jobs.export_alone import ROWS, write_alone
from cen_suite.bench.ratio import Counted, Measured, Took
from cen_suite.bench.stopwatch import Disagreement, clock
from seizures.exports.columns import USUAL_KEYS, chosen
from seizures.models import Seizure
from seizures.queries.search import matching
from seizures.search.criteria import Criteria

NAIVE_CASES = 500
LEAST_ROWS = 50_000
"""Below this the labels of the code lists weigh more than the rows."""
LARGEST_MEGABYTES = 120
MOST_RUNS = 3


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took, how many rows it had, and the most memory that ours held."""

    limit: Took
    ours: Took
    naive: Took
    rows: int
    peak: float


def measure(ground: Ground) -> Iterator[Measured | Counted]:
    """Compare workbooks with COPY, and tell the peak memory of ours."""
    rounds = [one_round() for _run in range(min(ground.runs, MOST_RUNS))]
    yield Measured(
        f"export {rounds[0].rows:,} x {len(USUAL_KEYS)} to xlsx",
        tuple(each.limit for each in rounds),
        tuple(each.ours for each in rounds),
        tuple(each.naive for each in rounds),
        goal=5 if rounds[0].rows >= LEAST_ROWS else None,
    )
    peak = max(each.peak for each in rounds)
    yield Counted("export, peak memory", peak, LARGEST_MEGABYTES, "MB")


def one_round() -> Round:
    """Take one round; ours in a process of its own, the naive way for a part of the rows."""
    text, done = io.BytesIO(), list[int]()
    limit = clock(lambda: _copy(text))
    with NamedTemporaryFile() as target:
        alone = aside(write_alone, target.name)
        rows = compare(target, text)
    naive = clock(lambda: done.append(_one_by_one()))
    scale = rows / done[0]
    return Round(
        limit,
        took(alone["ours"]),
        Took(naive.wall * scale, naive.cpu * scale),
        rows,
        alone["peak"],
    )


def _copy(text: IO[bytes]) -> None:
    """Let the server write the same columns of the same rows, by one statement."""
    cases = matching(READER, Criteria()).order_by("-event_start", "-id", "lines__position")
    sources = [column.source for column in chosen([])]
    sql, params = cases.values_list(*sources)[:ROWS].query.sql_with_params()
    connection.ensure_connection()
    select = ClientCursor(connection.connection).mogrify(sql, params)
    with connection.cursor() as cursor, cursor.copy(f"COPY ({select}) TO STDOUT CSV") as copy:
        text.writelines(copy)


def compare(target: IO[bytes], text: IO[bytes]) -> int:
    """Read both back; raise Disagreement unless they hold the same cases in the same order."""
    target.seek(0)
    text.seek(0)
    sheet = CalamineWorkbook.from_filelike(target).get_sheet_by_index(0)
    ours = [row[0] for row in sheet.iter_rows()][1:]
    copied = [row[0] for row in csv.reader(io.StringIO(text.read().decode(), newline=""))]
    if ours != copied:
        raise Disagreement("the rows of the export")
    return len(ours)


def _one_by_one() -> int:
    """Load cases one by one and keep the whole workbook in memory; say how many rows it has."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sources, rows = [column.source for column in chosen([])], 0
    for seizure in matching(READER, Criteria()).order_by("-event_start", "-id")[:NAIVE_CASES]:
        for cells in Seizure.objects.filter(pk=seizure.pk).values_list(*sources):
            sheet.append([cell if isinstance(cell, (int, float)) else str(cell) for cell in cells])
            rows += 1
    book.save(io.BytesIO())
    return rows
