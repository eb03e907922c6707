"""The first page: what waits for me, and what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts import gate
from cen_suite.core.codelists.lookup import lists, place_codes
from cen_suite.core.web.templatetags.formats import day_words
from seizures.queries import to_do
from seizures.queries.cases import AWAITING
from seizures.record.titles import STORED_IN, title_in
from seizures.states import State
from seizures.views.columns import USUAL
from seizures.views.lines import case_lines
from seizures.views.remarking import clock

SHELVES: tuple[tuple[State, str | Promise, str | Promise], ...] = (
    (State.RETURNED, _("Returned to you"), _("Look at the remarks, mend and submit again.")),
    (State.QUERIED, _("Asked by an analyst"), _("Answer, or correct the case.")),
    (State.SUBMITTED, _("To approve"), _("Approve, or return with a reason.")),
    (State.APPROVED, _("To publish"), _("Approved; members do not see them yet.")),
    (State.DRAFT, _("Drafts"), _("Begun in your administration and not submitted.")),
    (State.PUBLISHED, _("To verify"), _("Published by the countries of your region.")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits."""

    title: str | Promise
    reference: str
    url: str
    updated: str
    said: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What waits for the same reason."""

    title: str | Promise
    note: str | Promise
    items: Sequence[Item]


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person, and the newest cases below."""
    actor = gate.actor_of(request)
    waiting = to_do.waiting(actor)
    said = _titles(waiting)
    shelves = [
        Shelf(title, note, [_item(row, state, said) for row in waiting.cases[state]])
        for state, title, note in SHELVES
        if waiting.cases.get(state)
    ]
    context = {
        "shelves": shelves,
        "uploads": waiting.uploads,
        "nothing_waits": waiting.is_empty,
        "newest": case_lines(to_do.newest(actor)),
        "columns": USUAL,
    }
    return render(request, "seizures/home.html", context)


def _titles(waiting: to_do.Waiting) -> Mapping[int, str]:
    """Say titles in the reader's language; those of the language they are stored in need none."""
    language = get_language() or STORED_IN
    if language == STORED_IN:
        return {}
    facts = to_do.facts_of_waiting(waiting)
    return {pk: title_in(each, lists(), place_codes(), language) for pk, each in facts.items()}


def _item(row: dict[str, Any], state: State, said: Mapping[int, str]) -> Item:
    page = "case-edit" if state in {State.DRAFT, State.RETURNED} else "case"
    is_told = state in AWAITING
    return Item(
        title=said.get(row["id"]) or row["title"] or row["reference"] or _("Nothing said yet"),
        reference=row["reference"],
        url=reverse(page, args=[row["public_id"]]),
        updated=day_words(row["updated"]),
        said=(row["said"] or "") if is_told else "",
        clock=clock(row["due_on"], timezone.localdate()) if is_told else "",
    )
