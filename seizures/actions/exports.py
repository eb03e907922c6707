"""Take a result away: ask for it, fill the file, hand it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.files.models import StoredFile
from cen_suite.core.jobs import dispatch
from seizures.errors import TooManyRows
from seizures.models import Export
from seizures.queries.search import Total
from seizures.search.criteria import Criteria
from seizures.shapes import Shape

MOST_CASES = {Shape.XLSX: 500_000, Shape.CSV: 5_000_000, Shape.JSON: 500_000}
KIND = "export"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to take away: which cases, in which shape, language and columns."""

    criteria: Criteria
    shape: Shape
    columns: Sequence[str]
    language: str
    as_codes: bool


@transaction.atomic
def start_export(*, by: gate.Actor, wanted: Wanted, expected: Total) -> Export:
    """Queue the writing of a file with the cases that meet the criteria."""
    gate.check(by, Permission.SEIZURE_EXPORT)
    if expected.count > MOST_CASES[wanted.shape]:
        raise TooManyRows(most=f"{MOST_CASES[wanted.shape]:,}")
    export = Export.objects.create(
        by_id=by.account,
        criteria=wanted.criteria.query(),
        columns={"keys": list(wanted.columns), "as_codes": wanted.as_codes},
        shape=wanted.shape,
        language=wanted.language,
    )
    dispatch.start(KIND, subject=str(export.public_id), by=by.name, total=expected.count)
    trail.record(
        by.name,
        Event.EXPORT_STARTED,
        subject=f"export:{export.public_id}",
        details={"criteria": wanted.criteria.query()[:500], "shape": wanted.shape.value},
        administration=by.administration,
    )
    return export


@transaction.atomic
def finish_export(*, export_id: int, file: StoredFile, rows: int) -> None:
    """Attach the written file."""
    Export.objects.filter(pk=export_id).update(file=file, rows=rows)


@transaction.atomic
def hand_out(*, public_id: UUID, by: gate.Actor) -> Export:
    """Let a person download an export of his own, and remember it."""
    export = Export.objects.select_related("file").get(public_id=public_id)
    gate.check(by, Permission.SEIZURE_EXPORT, export)
    if export.file is None:
        raise Export.DoesNotExist
    trail.record(
        by.name,
        Event.EXPORT_DOWNLOADED,
        subject=f"export:{export.public_id}",
        details={"rows": export.rows},
        administration=by.administration,
    )
    return export


def note_page(*, by: gate.Actor, criteria: Criteria, rows: int) -> None:
    """Remember that a machine took a page of whole cases away."""
    gate.check(by, Permission.SEIZURE_EXPORT)
    trail.record(
        by.name,
        Event.EXPORT_DOWNLOADED,
        subject=by.name,
        details={"criteria": criteria.query()[:500], "rows": rows},
        administration=by.administration,
    )
