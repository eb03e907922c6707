"""Read uploads: lists, problems by kind and by cell, words nobody understood, memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.db.models.fields.json import KT

from accounts import gate
from accounts.models import ApiToken
from accounts.permissions import Permission
from cen_suite.core.jobs import dispatch
from cen_suite.core.jobs.models import Job
from cen_suite.core.web.paging import Mark, Page, page_of
from seizures.models import CellProblem, Memory, Seizure, StagedCase, Upload
from seizures.queries.cases import LINE
from seizures.states import State

NOT_UNDERSTOOD = ("unknown-code", "unknown-place")
KINDS_OF_JOB = ("upload-check", "upload-commit", "upload-undo")
AS_STORED = (State.SUBMITTED, State.APPROVED, State.PUBLISHED)
HELD = {State.DRAFT.value, State.WITHDRAWN.value, State.UNDONE.value}
Words = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A value that stands in the workbook and in no list."""

    about: str
    said: str
    count: int
    headings: tuple[str, ...] = ()


def upload_page(actor: gate.Actor, mark: Mark | None) -> Page[Upload]:
    """List the uploads of an administration, newest first."""
    rows = gate.visible(actor, Upload.objects.all()).select_related("uploaded_by")
    return page_of(rows, ("created", "id"), mark=mark)


def upload_for(actor: gate.Actor, public_id: UUID | str) -> Upload:
    """Find an upload that the actor may work on; others do not exist for him."""
    upload = Upload.objects.select_related("administration", "uploaded_by", "file", "report").get(
        public_id=public_id
    )
    gate.check(actor, Permission.UPLOAD_MAKE, upload)
    return upload


def upload_at(public_id: UUID | str) -> Upload:
    """Find an upload for a job that works on it."""
    return Upload.objects.select_related("administration", "file").get(public_id=public_id)


def worker_of(upload: Upload, kind: str) -> gate.Actor:
    """Name the job that works on an upload, on behalf of its administration."""
    place = upload.administration
    return gate.Actor(
        user_id=upload.uploaded_by_id,
        name=f"job:{kind}",
        administration_id=place.pk,
        administration=place.code,
        country=place.country,
        permissions=frozenset(),
        language=upload.language,
        is_job=True,
    )


def sender_id(actor: gate.Actor) -> int:
    """Name the person behind an upload: for a machine, whoever issued its token."""
    if actor.user_id is not None:
        return actor.user_id
    return int(ApiToken.objects.values_list("issued_by_id", flat=True).get(pk=actor.token_id or 0))


def job_of(upload: Upload) -> Job | None:
    """Find the newest job on an upload, the report aside."""
    subject = subject_of(upload)
    return Job.objects.filter(subject=subject, kind__in=KINDS_OF_JOB).order_by("-id").first()


def report_job_of(upload: Upload) -> Job | None:
    """Find the job that marks the workbook."""
    return dispatch.latest(subject_of(upload), "upload-report")


def subject_of(upload: Upload) -> str:
    """Name an upload to jobs and the trail."""
    return f"upload:{upload.public_id}"


def kinds_of_problem(upload: Upload) -> list[dict[str, Any]]:
    """Count the problems of an upload by kind, what must be corrected first."""
    kinds = upload.cells.values("code", "severity").annotate(count=Count("id"), first=Min("row"))
    return [dict(kind) for kind in kinds.order_by("severity", "-count", "code")]


def problem_page(
    upload: Upload, *, code: str = "", after: int = 0, size: int = 50
) -> list[CellProblem]:
    """List problems cell by cell in the order of the rows; one more than a page if there is."""
    cells = upload.cells.filter(code=code) if code else upload.cells.all()
    return list(cells.order_by("row", "column", "id")[after : after + size + 1])


def marks_of(upload: Upload, most: int) -> QuerySet[CellProblem]:
    """Give the problems that a marked workbook shows, the grave ones first."""
    return upload.cells.order_by("severity", "row", "column")[:most]


def unknown_words(upload: Upload, most: int = 200) -> list[UnknownWord]:
    """List the values in no list, the most frequent first."""
    rows = (
        upload.cells.filter(code__in=NOT_UNDERSTOOD)
        .values(about=KT("params__list"), said=KT("params__value"))
        .annotate(count=Count("id"), headings=ArrayAgg("heading", distinct=True))
        .order_by("-count", "said")[:most]
    )
    return [
        UnknownWord(row["about"] or "place", row["said"], row["count"], tuple(row["headings"]))
        for row in rows
    ]


def counts_of(upload: Upload) -> dict[str, int]:
    """Count the staged cases by what can become of them."""
    staged = upload.staged.values("is_good", "standing").annotate(count=Count("id"))
    found = {"cases": 0, "good": 0, "bad": 0, "same": 0}
    for row in staged:
        found["cases"] += row["count"]
        same = row["standing"] == "same"
        found["same" if same else "good" if row["is_good"] else "bad"] += row["count"]
    return found


def stored_under(administration_id: int, references: Iterable[str]) -> Mapping[str, str]:
    """Give the content digests of cases stored under national references."""
    rows = Seizure.objects.filter(
        administration_id=administration_id, national_ref__among=list(references)
    ).exclude(state__in=HELD)
    found = rows.values_list("national_ref", "content_digest")
    return {reference: digest for reference, digest in found if reference is not None}


def stored_meanwhile(upload: Upload) -> "QuerySet[StagedCase]":
    """Find good cases whose national reference has come into the database since the check."""
    stored = Seizure.objects.filter(
        administration_id=upload.administration_id, national_ref=OuterRef("national_ref")
    ).exclude(state__in=HELD)
    good = upload.staged.filter(is_good=True, standing="new").exclude(national_ref="")
    return good.filter(Exists(stored))


def headings_of(administration_id: int) -> dict[str, str]:
    """Recall what the headings of an administration's workbooks mean."""
    return _recalled(administration_id, Memory.Kind.HEADING, "")


def habits_of(administration_id: int) -> dict[str, str]:
    """Recall how an administration writes dates and decimals."""
    return _recalled(administration_id, Memory.Kind.HEADING, "habit")


def words_of(administration_id: int) -> Words:
    """Recall what the words of an administration's workbooks mean, by list and word."""
    rows = Memory.objects.filter(administration_id=administration_id, kind=Memory.Kind.WORD)
    return {(about, said): means for about, said, means in rows.values_list(*_MEMORY)}


class StagedText(NamedTuple):
    """A case that goes ahead, its JSON not yet read."""

    payload: str
    flags: str
    digest: str
    year: int


def staged_good(upload: Upload, size: int) -> Iterator[list[StagedText]]:
    """Give the cases that go ahead, in portions, in the order of the workbook.

    One question for all of them: the server knows nothing yet of rows that have just been staged,
    and would look through the whole table again for each portion.
    """
    good = upload.staged.filter(is_good=True, standing="new").order_by("number")
    rows = good.values_list(*StagedText._fields).iterator(chunk_size=size)
    while portion := [StagedText(*row) for row in islice(rows, size)]:
        yield portion


def years_of_good(upload: Upload) -> list[int]:
    """List the years of the cases that go ahead, in the order of the workbook."""
    rows = upload.staged.filter(is_good=True, standing="new").order_by("number")
    years = rows.values_list("year", flat=True)
    return [year for year in years if year is not None]  # a good case has one


def standing_of(upload: Upload) -> dict[str, int]:
    """Count the stored cases of an upload by the state they are in now."""
    return dict(upload.seizures.values_list("state").annotate(count=Count("id")))


def newest_stored(upload: Upload, size: int) -> list[dict[str, Any]]:
    """Show the newest cases that the upload stored."""
    cases = upload.seizures.exclude(state=State.UNDONE).order_by("-event_start", "-id")
    return list(cases.values(*LINE)[:size])


def changed_since(upload: Upload) -> list[str]:
    """List the references of stored cases that somebody worked on after the upload."""
    rows = upload.seizures.exclude(state=State.UNDONE)
    untouched = _untouched(upload)
    return list(rows.exclude(pk__in=untouched.values("pk")).values_list("reference", flat=True))


def _untouched(upload: Upload) -> QuerySet[Seizure]:
    """Leave aside what somebody wrote to, asked about or took back; approving is no change."""
    return upload.seizures.filter(
        state__in=AS_STORED, version=1, photo_count=0, typed__isnull=True
    )


def untouched_of(upload: Upload) -> QuerySet[Seizure]:
    """Give the cases of an upload that are still as they were stored."""
    return _untouched(upload)


def _recalled(administration_id: int, kind: str, about: str) -> dict[str, str]:
    rows = Memory.objects.filter(administration_id=administration_id, kind=kind, about=about)
    return dict(rows.values_list("said", "means"))


_MEMORY = ("about", "said", "means")
