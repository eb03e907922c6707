"""Remarks on single answers, for whoever returns a case or asks about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cen_suite.core.web.templatetags.formats import day_words
from seizures.forms.entry_notes import name_in_words
from seizures.queries.remarks import Said
from seizures.record.definition import Fact, Need
from seizures.record.facts import SeizureFacts
from seizures.record.groups import GROUPS, REPEATING
from seizures.states import Move
from seizures.views.facts_in_words import say

ABOUT_ANSWERS: Final = frozenset({Move.RETURN, Move.QUERY})
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """One answer of a case, and what is being said about it."""

    path: str
    label: str
    value: Any
    remark: str = ""

    @property
    def name(self) -> str:
        """Name the field in which a remark on the answer is typed."""
        return f"remark-{self.path}"


def stated_answers(facts: SeizureFacts, typed: Mapping[str, str]) -> list[Stated]:
    """List the answers a remark may be about, with the remarks typed so far."""
    return [
        Stated(
            path,
            name_in_words(path),
            say(fact, value),
            _clean(typed.get(f"remark-{path}", "")),
        )
        for path, fact, value in _answers(facts)
    ]


def remarks_of(answers: list[Stated]) -> dict[str, str]:
    """Give the remarks that were typed, by the path of the answer."""
    return {each.path: each.remark for each in answers if each.remark}


def remarks_in_words(said: Said) -> list[str]:
    """Say each remark on a single answer in one line."""
    return [
        _("%(field)s: %(sentence)s") % {"field": name_in_words(path), "sentence": text}
        for path, text in said.about
    ]


def clock(due_on: Any, today: Any) -> str:
    """Say how long there is to answer a query; empty where nothing is awaited."""
    if due_on is None:
        return ""
    left = (due_on - today).days
    if left < 0:
        return _("Overdue since %(day)s") % {"day": day_words(due_on)}
    words = ngettext("%(days)s day left", "%(days)s days left", left)
    return words % {"days": left}


def _answers(facts: SeizureFacts) -> Iterator[tuple[str, Fact, Any]]:
    for fact in GROUPS["case"].facts:
        yield from _stated(fact.name, fact, facts)
    for group in REPEATING:
        for at, part in enumerate(getattr(facts, group.attribute)):
            for fact in group.facts:
                yield from _stated(f"{group.attribute}.{at}.{fact.name}", fact, part)


def _stated(path: str, fact: Fact, stated: object) -> Iterator[tuple[str, Fact, Any]]:
    value = getattr(stated, fact.name)
    if fact.full is not Need.GENERATED and value not in (None, ()):
        yield path, fact, value


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST]
