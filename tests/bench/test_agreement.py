"""Times count only when the answers are the same: each check is seen to fail when they are not."""

import io
from collections.abc import Sequence

import pytest
from django.core.management import CommandError, call_command

from cen_suite.bench.jobs import exporting, faceting, searching
from cen_suite.bench.jobs.bare import copy_bare, rows_of
from cen_suite.bench.jobs.columns import Columns
from cen_suite.bench.jobs.questions import draw_questions, naive
from cen_suite.bench.registry import JOBS
from cen_suite.bench.stopwatch import Disagreement, clock
from cen_suite.core.sheets.write import stream
from cen_suite.demo.filling import Filling, fill
from cen_suite.demo.world import found_world
from seizures.models import Seizure
from seizures.search.criteria import Criteria

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(db: None) -> int:
    found_world()
    return sum(1 for _done in fill(Filling(300, seed=3, days=900)))


@pytest.fixture
def questions(cases: int) -> Sequence[Criteria]:
    return draw_questions(60, seed=5)


@pytest.fixture
def columns(questions: Sequence[Criteria]) -> Columns:
    return Columns({(each.dimension, each.code) for q in questions for each in q.values})


def test_the_same_seed_asks_the_same_questions() -> None:
    assert draw_questions(20, seed=5) == draw_questions(20, seed=5)
    assert draw_questions(20, seed=5) != draw_questions(20, seed=6)


def test_search_agrees_with_the_scan_and_with_joins(
    questions: Sequence[Criteria], columns: Columns
) -> None:
    for question in questions:
        searching.agree(question, columns)
        assert list(naive(question)[:50]) == columns.newest(question, 50)[0]


def test_a_case_that_search_misses_is_noticed(columns: Columns) -> None:
    Seizure.objects.filter(pk=columns.ids[0]).update(state="withdrawn")

    with pytest.raises(Disagreement):
        searching.agree(Criteria(), columns)


def test_a_value_that_search_counts_otherwise_is_noticed(cases: int) -> None:
    columns = Columns(faceting.all_codes())
    faceting.agree(Criteria(), columns)
    first = Seizure.objects.get(pk=columns.ids[0])
    Seizure.objects.filter(pk=first.pk).update(facets=first.facets[1:-1:2])

    with pytest.raises(Disagreement):
        faceting.agree(Criteria(), columns)


def test_an_export_that_leaves_out_a_row_is_noticed() -> None:
    whole, text = io.BytesIO(), io.BytesIO()
    stream(whole, ["Reference"], [["SN-1"], ["SN-2"]])
    text.write(b"SN-1\r\nSN-2\r\n")

    assert exporting.compare(whole, text) == 2
    with pytest.raises(Disagreement):
        exporting.compare(whole, io.BytesIO(b"SN-1\r\n"))


def test_bare_tables_take_all_rows_of_cases(cases: int) -> None:
    ids = list(Seizure.objects.values_list("pk", flat=True)[:20])

    rows = rows_of(ids)
    copy_bare(rows)

    assert rows["seizures_seizure"].count(b"\n") == 20
    assert rows["seizures_line"].count(b"\n") == sum(
        seizure.lines.count() for seizure in Seizure.objects.filter(pk__in=ids)
    )


def test_work_of_the_database_server_is_counted(db: None) -> None:
    took = clock(lambda: list(Seizure.objects.raw("SELECT 1 AS id FROM generate_series(1, 9)")))

    assert took.wall > 0
    assert took.cpu > 0


def test_an_unknown_job_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(CommandError) as caught:
        call_command("bench", "searhc")

    assert all(name in str(caught.value) for name in JOBS)
