"""Read and check what was typed, without storing anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import lists, place_codes
from seizures.actions.preparing import complete
from seizures.record.cells import Cells, kept_positions, localised
from seizures.record.checks import check
from seizures.record.completeness import band, score
from seizures.record.drafting import assemble, tidy
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.problems import Problem
from seizures.record.reading import Reader

GROUPS = frozenset(group.attribute for group in REPEATING)


@dataclass(frozen=True, slots=True)
class Examined:
    """What the cells say, what is wrong with them, and how complete they are."""

    facts: SeizureFacts
    problems: tuple[Problem, ...]
    score: int

    @property
    def band(self) -> str:
        """Give the band of the score."""
        return band(self.score).value

    @property
    def hard(self) -> tuple[Problem, ...]:
        """List what stops the case."""
        return tuple(problem for problem in self.problems if problem.is_hard)

    @property
    def soft(self) -> tuple[Problem, ...]:
        """List what only warns."""
        return tuple(problem for problem in self.problems if not problem.is_hard)


def examine(cells: Mapping[str, Any], *, by: Actor, channel: str) -> Examined:
    """Read cells and apply every rule; the paths of problems are those of the cells."""
    found, places = lists(), place_codes()
    reader = Reader(found, places, language=by.language)
    typed = tidy(localised(_for_reading(cells), timezone.get_current_timezone()))
    drafted = assemble(typed, reader)
    facts = complete(drafted.facts, by=by, channel=channel, language=_language(by), lists=found)
    unread = {problem.path for problem in drafted.problems}
    broken = [
        problem
        for problem in check(facts, found, places, timezone.localdate())
        if problem.path not in unread
    ]
    kept = kept_positions(_for_reading(cells))
    problems = tuple(_where_typed(problem, kept) for problem in (*drafted.problems, *broken))
    return Examined(facts, problems, score(facts))


def _language(by: Actor) -> str:
    """Give the language of the officer as the list of languages has it."""
    return by.language.partition("-")[0]


def _for_reading(cells: Mapping[str, Any]) -> Cells:
    """Leave out what only the form needs: keys of rows, answers about another family."""
    return {
        name: [_row_for_reading(row) for row in cell] if name in GROUPS else cell
        for name, cell in cells.items()
    }


def _row_for_reading(row: Mapping[str, Any]) -> Cells:
    plain = {name: cell for name, cell in row.items() if name not in {"key", "extension"}}
    asked = {fact.name for fact in extension(str(row.get("family") or ""))}
    more = row.get("extension") or {}
    told = {name: cell for name, cell in more.items() if name in asked}
    return {**plain, "extension": told} if told else plain


def _where_typed(problem: Problem, kept: Mapping[str, list[int]]) -> Problem:
    """Turn the position among filled rows into the position among typed rows."""
    group, _, rest = problem.path.partition(".")
    position, dot, name = rest.partition(".")
    rows = kept.get(group, [])
    if not position.isdigit() or int(position) >= len(rows):
        return problem
    return replace(problem, path=f"{group}.{rows[int(position)]}{dot}{name}")
