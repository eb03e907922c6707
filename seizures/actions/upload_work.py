"""What the jobs of an upload write: staged cases, the count, the stored cases, the undoing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from accounts import gate
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.files.models import StoredFile
from cen_suite.core.jobs import dispatch
from cen_suite.core.jobs.helpers import Helpers
from seizures.actions.preparing import references
from seizures.actions.shelving import Ready, Shelving
from seizures.actions.storing import copy_in, reserve_ids
from seizures.actions.uploads import UNDO_DAYS
from seizures.errors import UploadNotReady
from seizures.models import CellProblem, StagedCase, Upload
from seizures.queries import uploads as queries
from seizures.queries.uploads import StagedText
from seizures.states import State

PORTION = 500
IDS_AT_ONCE = 10_000


class Staged(NamedTuple):
    """One case on its way into the staging table; payload and flags as JSON texts."""

    number: int
    first_row: int
    national_ref: str
    digest: str
    payload: str | None
    year: int | None
    is_good: bool
    standing: str
    flags: str


class Found(NamedTuple):
    """One problem of one cell on its way into the table; params as a JSON text."""

    sheet: str
    row: int
    column: int
    heading: str
    value: str
    code: str
    severity: str
    params: str


def stage(upload: Upload, cases: Sequence[Staged], found: Sequence[Found]) -> None:
    """Write a portion of checked cases and problems; needs the caller's transaction."""
    _copy(StagedCase._meta.db_table, upload.pk, Staged._fields, cases)
    _copy(CellProblem._meta.db_table, upload.pk, Found._fields, found)


def reject(upload: Upload, first_rows: Sequence[int]) -> None:
    """Take back the good word on cases whose other rows came up later."""
    upload.staged.filter(first_row__in=first_rows).update(is_good=False, payload=None)


def keep_plan(upload: Upload, plan: Mapping[str, Any], state: str) -> None:
    """Keep how the workbook is read, as far as that is known."""
    upload.plan, upload.state = dict(plan), state
    upload.save(update_fields=["plan", "state"])


@transaction.atomic
def finish_check(upload: Upload, *, rows: int, by: gate.Actor) -> None:
    """Count what was found, from what was staged, and hand the upload to its people."""
    counts = queries.counts_of(upload)
    for name, count in counts.items():
        setattr(upload, name, count)
    upload.rows, upload.problems = rows, upload.cells.filter(severity="hard").count()
    upload.state = Upload.State.CHECKED
    upload.save(update_fields=[*counts, "rows", "problems", "state"])
    trail.record(
        by.name,
        Event.UPLOAD_CHECKED,
        subject=queries.subject_of(upload),
        details={"rows": rows, **counts},
        administration=by.administration,
    )
    if upload.channel != "API" and upload.cells.exists():
        dispatch.start("upload-report", subject=queries.subject_of(upload), by=by.name)


def refuse(upload: Upload, words: str) -> None:
    """Close an upload that cannot be read."""
    upload.state, upload.refusal = Upload.State.REFUSED, words
    upload.save(update_fields=["state", "refusal"])


def keep_report(upload: Upload, report: StoredFile) -> None:
    """Keep the marked workbook beside the upload."""
    Upload.objects.filter(pk=upload.pk).update(report=report)


@transaction.atomic
def reserve_numbers(upload: Upload, *, by: gate.Actor) -> None:
    """Give the good cases their reference numbers, once, and before the long transaction.

    A worker that takes over finds the same numbers, so none is lost.
    """
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    years = queries.years_of_good(upload)
    if "numbers" in locked.plan or not years:
        upload.plan = locked.plan
        return
    given = references(by.country, years)
    first: dict[str, str] = {}
    for year, reference in zip(years, given, strict=True):
        first.setdefault(str(year), reference)
    upload.plan = {**locked.plan, "numbers": first}
    upload.save(update_fields=["plan"])


def store_good(
    upload: Upload,
    *,
    by: gate.Actor,
    helpers: Helpers,
    report: Callable[[int], None],
    fence: Callable[[int], None],
) -> int:
    """Store all good cases in one transaction; `fence` stops a worker that was replaced."""
    numbers = _Numbers(upload.plan.get("numbers", {}))
    state = State.PUBLISHED if upload.publish else State.SUBMITTED
    stored = 0
    if upload.state != Upload.State.COMMITTING:
        return upload.good
    shelving = Shelving(upload.pk, upload.administration_id, upload.uploaded_by_id, state.value)
    with transaction.atomic():
        skipped = _mark_stored_meanwhile(upload)
        _look_at_once()
        ids = _ids(upload.good)
        portions = (
            _ready(portion, ids, numbers) for portion in queries.staged_good(upload, PORTION)
        )
        for portion, parcels in helpers.results(shelving, portions, lends_a_hand=False):
            copy_in(parcels)
            stored += len(portion)
            report(stored)
        locked = Upload.objects.select_for_update().get(pk=upload.pk)  # late: it is a long way
        if locked.state != Upload.State.COMMITTING:
            raise UploadNotReady
        _close(locked, stored, skipped, by)
        fence(stored)
    return stored


@transaction.atomic
def undo(upload: Upload, *, by: gate.Actor) -> tuple[int, list[str]]:
    """Make the cases of an upload vanish, those changed since aside; say which these are."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.state != Upload.State.DONE:
        return 0, []
    kept = queries.changed_since(locked)
    gone = queries.untouched_of(locked).update(
        state=State.UNDONE, facets=[], updated=timezone.now(), published_at=None
    )
    locked.state = Upload.State.UNDONE
    locked.plan = {**locked.plan, "kept": kept, "gone": gone}
    locked.save(update_fields=["state", "plan"])
    trail.record(
        by.name,
        Event.UPLOAD_UNDONE,
        subject=queries.subject_of(upload),
        details={"cases": gone, "kept": len(kept)},
        administration=by.administration,
    )
    return gone, kept


class _Numbers:
    """Hands out the reserved references, one for each case, year by year."""

    def __init__(self, first: Mapping[str, str]) -> None:
        self._next = {}
        for year, reference in first.items():
            stem, _dash, number = reference.rpartition("-")
            self._next[year] = (stem, int(number))

    def take(self, year: str) -> str:
        stem, number = self._next[year]
        self._next[year] = (stem, number + 1)
        return f"{stem}-{number:06d}"


def _ids(count: int) -> Iterator[int]:
    """Give ids for so many cases, taking many at once."""
    for start in range(0, count, IDS_AT_ONCE):
        yield from reserve_ids(min(IDS_AT_ONCE, count - start))


def _ready(portion: Sequence[StagedText], ids: Iterator[int], numbers: _Numbers) -> list[Ready]:
    """Give a portion of cases their ids and references."""
    return [
        Ready(next(ids), numbers.take(str(case.year)), case.payload, case.flags, case.digest)
        for case in portion
    ]


def _mark_stored_meanwhile(upload: Upload) -> int:
    """Leave out cases that came into the database since the check; say how many."""
    return queries.stored_meanwhile(upload).update(standing="other")


def _look_at_once() -> None:
    """Have the server check each portion as it comes, beside the helpers, not all at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _close(upload: Upload, stored: int, skipped: int, by: gate.Actor) -> None:
    upload.state, upload.good = Upload.State.DONE, stored
    upload.committed_at = timezone.now()
    upload.undo_until = upload.committed_at + UNDO_DAYS
    upload.plan = {**upload.plan, "skipped": skipped}
    upload.save(update_fields=["state", "good", "committed_at", "undo_until", "plan"])
    upload.staged.all().delete()
    trail.record(
        by.name,
        Event.UPLOAD_COMMITTED,
        subject=queries.subject_of(upload),
        details={"cases": stored, "publish": int(upload.publish)},
        administration=by.administration,
    )


def _copy(
    table: str, upload_id: int, names: tuple[str, ...], rows: Sequence[Staged | Found]
) -> None:
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in ("upload_id", *names))
    statement = f'COPY "{table}" ({columns}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((upload_id, *row))
