"""Search: criteria at the side, results as a table or a wall of photos."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import gate
from cen_suite.core.web.paging import read_mark
from seizures.queries import habits, photos, search
from seizures.search.criteria import Criteria, Criterion, read_criteria
from seizures.search.dimensions import Dimension
from seizures.views import columns, narrowing
from seizures.views.lines import CaseLine, case_lines

WALL = "photos"


def search_cases(request: HttpRequest) -> HttpResponse:
    """Show one page of a result with what it can be narrowed by."""
    actor, here = gate.actor_of(request), reverse("search")
    resolved = narrowing.resolve(read_criteria(dict(request.GET.lists())))
    criteria = resolved.criteria
    on_wall = request.GET.get("view") == WALL
    asked = criteria.adding(Criterion(Dimension.HAS, "photo")) if on_wall else criteria
    page = search.search_page(actor, asked, mark=read_mark(request.GET.get("at", ""), 2))
    held = search.summary(actor, asked)
    facets = narrowing.facets(asked, held.counts, unfolded=request.GET.get("more", ""), here=here)
    lines = case_lines(page.rows)
    remembered = habits.habits_of(actor)
    shown = columns.shown(remembered.columns)
    context = {
        "criteria": criteria,
        "unknown": resolved.unknown,
        "pickers": narrowing.PICKERS,
        "lines": lines,
        "columns": shown,
        "column_choices": columns.choices(shown),
        "kept": remembered.kept,
        "wall": photos.wall(_titles(page.rows, lines)) if on_wall else (),
        "on_wall": on_wall,
        "total": held.total,
        "cap": search.CAP,
        "newer": _turn(criteria, here, page.newer, on_wall=on_wall),
        "older": _turn(criteria, here, page.older, on_wall=on_wall),
        "facets": facets[: narrowing.OPEN],
        "more_facets": facets[narrowing.OPEN :],
        "more_open": any(each.is_used(criteria) for each in facets[narrowing.OPEN :]),
        "hidden": [each for each in criteria.values if each.dimension not in narrowing.SIDE],
        "chips": narrowing.chips(criteria, here),
        "tabs": _tabs(criteria, here, on_wall=on_wall),
        "query": criteria.query(),
        "whole_query": _address(criteria, "", on_wall=on_wall).removeprefix("?"),
        "clear_url": here,
    }
    return render(request, "seizures/search.html", context)


def _titles(rows: Sequence[Mapping[str, Any]], lines: Sequence[CaseLine]) -> dict[int, str]:
    """Name each case on the wall by its goods."""
    return {
        row["id"]: ", ".join(goods.name for goods in line.goods)
        for row, line in zip(rows, lines, strict=True)
    }


def _turn(criteria: Criteria, here: str, mark: str, *, on_wall: bool) -> str:
    return _address(criteria, here, on_wall=on_wall, at=mark) if mark else ""


def _tabs(criteria: Criteria, here: str, *, on_wall: bool) -> list[dict[str, object]]:
    return [
        {
            "url": _address(criteria, here, on_wall=wall),
            "label": words,
            "is_current": wall == on_wall,
        }
        for wall, words in ((False, _("Table")), (True, _("Photos")))
    ]


def _address(criteria: Criteria, here: str, *, on_wall: bool, at: str = "") -> str:
    parts = [criteria.query(), f"view={WALL}" if on_wall else "", f"at={at}" if at else ""]
    query = "&".join(part for part in parts if part)
    return f"{here}?{query}" if query else here
