"""Read cases whole, a page at a time, for machines that take them away."""

from dataclasses import dataclass
from uuid import UUID

from accounts import gate
from cen_suite.core.web.paging import Mark, Page, page_of
from seizures.queries.facts import facts_of_cases
from seizures.queries.search import KEYS, matching
from seizures.record.facts import SeizureFacts
from seizures.search.criteria import Criteria

SIZE = 200
BESIDE = ("public_id", "reference", "state", "version")


@dataclass(frozen=True, slots=True)
class Whole:
    """A case with all its facts and what is kept beside them."""

    public_id: UUID
    reference: str
    state: str
    version: int
    facts: SeizureFacts


def whole_page(actor: gate.Actor, criteria: Criteria, *, mark: Mark | None = None) -> Page[Whole]:
    """Read one page of a result with all facts, newest first, in one query a group."""
    rows = matching(actor, criteria).values(*KEYS, *BESIDE)
    page = page_of(rows, KEYS, mark=mark, size=SIZE)
    facts = facts_of_cases(row["id"] for row in page.rows)
    cases = [
        Whole(**{name: row[name] for name in BESIDE}, facts=facts[row["id"]])
        for row in page.rows
        if row["id"] in facts
    ]
    return Page(cases, newer=page.newer, older=page.older)
