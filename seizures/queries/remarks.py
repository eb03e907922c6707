"""What was said about a case last: as a whole, and about single answers."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import OuterRef, Subquery

from seizures.models import Remark, Seizure

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said on one occasion."""

    by: str
    text: str
    due_on: date | None = None
    about: tuple[tuple[str, str], ...] = ()
    """Remarks on single answers: the path of each, and the words."""


def last_said(seizure: Seizure) -> Said | None:
    """Read what was said when the case was last returned, queried, answered or withdrawn."""
    about: list[tuple[str, str]] = []
    for remark in seizure.remarks.order_by("-id")[:MOST]:
        if not remark.path:
            return Said(remark.by, remark.text, remark.due_on, tuple(reversed(about)))
        about.append((remark.path, remark.text))
    return None


def newest(field: str) -> Subquery:
    """Take one field of what was said last about each case of a list."""
    about = Remark.objects.filter(seizure=OuterRef("pk"), path="")
    return Subquery(about.order_by("-id").values(field)[:1])
