"""Pages stay put: every row once, forwards and backwards, whatever mark comes from outside."""

import pytest

from cen_suite.core.jobs.models import Job
from cen_suite.core.web.paging import Mark, page_of, read_mark

KEYS = ("done", "id")


@pytest.fixture
def rows(db: None) -> list[int]:
    """Twenty-three rows of which several share a sort value."""
    made = [Job.objects.create(kind="k", subject="s", by="b", done=n // 4) for n in range(23)]
    return [row.pk for row in reversed(made)]


def walk(size: int) -> list[int]:
    seen, mark = [], None
    while True:
        page = page_of(Job.objects.all(), KEYS, mark=mark, size=size)
        seen += [row.pk for row in page.rows]
        if not page.older:
            return seen
        mark = read_mark(page.older, 2)


@pytest.mark.parametrize("size", [1, 5, 23, 50])
def test_every_row_comes_once_and_in_order(rows, size) -> None:
    assert walk(size) == rows


def test_going_back_shows_the_page_one_came_from(rows) -> None:
    first = page_of(Job.objects.all(), KEYS, size=5)
    second = page_of(Job.objects.all(), KEYS, mark=read_mark(first.older, 2), size=5)

    back = page_of(Job.objects.all(), KEYS, mark=read_mark(second.newer, 2), size=5)

    assert [row.pk for row in back.rows] == rows[:5]
    assert (first.newer, back.newer) == ("", "")
    assert back.older


@pytest.mark.parametrize("text", ["", "x", "W10", "bnVsbA", "WzEsMl0", "'; DROP", "é"])
def test_a_damaged_mark_means_the_first_page(text) -> None:
    assert read_mark(text, 2) is None


@pytest.mark.parametrize(
    "values",
    [
        ("x", 1),
        (1, "x"),
        (1, 2**63),
        (1, True),
        ("2026-11-24", 1),
        ("\x00", 1),
        (1.5, 1),
        (None, 1),
    ],
)
def test_a_mark_of_what_no_row_holds_means_the_first_page(values) -> None:
    assert read_mark(Mark(values).text(), 2) is None


def test_the_mark_of_another_list_means_the_first_page(rows) -> None:
    of_moments = Mark(("2026-11-24T00:00:00+00:00", 7))

    page = page_of(Job.objects.all(), KEYS, mark=of_moments, size=5)

    assert [row.pk for row in page.rows] == rows[:5]
    assert not page.newer


def test_a_mark_survives_the_address() -> None:
    mark = Mark(("2026-11-24T00:00:00+00:00", 7), backward=True)

    assert read_mark(mark.text(), 2) == mark
