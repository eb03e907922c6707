"""Take a workbook in, say what it means, let its good cases go ahead."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.files import store
from cen_suite.core.jobs import dispatch
from seizures.errors import UndoTooLate, UploadNotReady
from seizures.models import Memory, Upload
from seizures.queries.uploads import sender_id, subject_of

CHUNK = 1 << 18
KIND = "upload"
UNDO_DAYS = timedelta(days=30)
OVER = (Upload.State.UNDONE, Upload.State.REFUSED)
MAPPABLE = (Upload.State.TO_MAP, Upload.State.CHECKED)


@dataclass(frozen=True, slots=True)
class Received:
    """An upload, and whether the same file had been sent before."""

    upload: Upload
    is_known: bool


def receive(
    source: BinaryIO,
    *,
    name: str,
    by: gate.Actor,
    language: str,
    channel: str = "XLS",
) -> Received:
    """Keep an inspected file and start to check it; the same file leads to its first upload."""
    gate.check(by, Permission.UPLOAD_MAKE)
    digest, size = _measure(source)
    known = _known(by, digest)
    if known is not None:
        return Received(known, is_known=True)
    kept = store.put(_parts(source), kind=KIND)
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                administration_id=by.home,
                uploaded_by_id=sender_id(by),
                channel=channel,
                file_name=name[:255],
                digest=digest,
                size=size,
                file=kept,
                language=language,
                state=Upload.State.CHECKING,
            )
            _note(upload, Event.UPLOAD_RECEIVED, by, {"size": size})
            dispatch.start("upload-check", subject=subject_of(upload), by=by.name)
    except IntegrityError:
        return Received(
            Upload.objects.exclude(state__in=OVER).get(administration_id=by.home, digest=digest),
            is_known=True,
        )
    return Received(upload, is_known=False)


@transaction.atomic
def say_columns(
    *,
    public_id: UUID,
    plan: Mapping[str, Any],
    headings: Mapping[str, str],
    habits: Mapping[str, str],
    by: gate.Actor,
) -> Upload:
    """Keep what the columns mean, remember it for the next workbook, and check anew."""
    upload = _locked(public_id, Permission.UPLOAD_MAKE, by)
    if upload.state not in MAPPABLE:
        raise UploadNotReady
    _remember(upload, Memory.Kind.HEADING, {("", said): means for said, means in headings.items()})
    _remember(
        upload, Memory.Kind.HEADING, {("habit", said): means for said, means in habits.items()}
    )
    upload.plan = dict(plan)
    return _check_anew(upload, by, {"columns": len(headings)})


@transaction.atomic
def say_words(*, public_id: UUID, words: Mapping[tuple[str, str], str], by: gate.Actor) -> Upload:
    """Keep what words of the workbook mean, for this one and the next, and check anew."""
    upload = _locked(public_id, Permission.UPLOAD_MAKE, by)
    if upload.state != Upload.State.CHECKED:
        raise UploadNotReady
    _remember(upload, Memory.Kind.WORD, words)
    return _check_anew(upload, by, {"words": len(words)})


@transaction.atomic
def confirm(*, public_id: UUID, publish: bool, by: gate.Actor) -> Upload:
    """Let the good cases go ahead; a contact point may publish them at once.

    Confirming twice is confirming once.
    """
    upload = _locked(public_id, Permission.UPLOAD_MAKE, by)
    if upload.state in (Upload.State.COMMITTING, Upload.State.DONE):
        return upload
    if upload.state != Upload.State.CHECKED or not upload.good:
        raise UploadNotReady
    if publish:
        gate.check(by, Permission.SEIZURE_APPROVE)
        gate.check(by, Permission.SEIZURE_RELEASE)
    upload.state, upload.publish = Upload.State.COMMITTING, publish
    upload.save(update_fields=["state", "publish"])
    _note(upload, Event.UPLOAD_CONFIRMED, by, {"good": upload.good, "publish": int(publish)})
    dispatch.start("upload-commit", subject=subject_of(upload), by=by.name, total=upload.good)
    return upload


@transaction.atomic
def ask_undo(*, public_id: UUID, by: gate.Actor) -> Upload:
    """Start to take an upload back; asking twice is asking once."""
    upload = _locked(public_id, Permission.UPLOAD_UNDO, by)
    if upload.state == Upload.State.UNDONE:
        return upload
    if upload.state != Upload.State.DONE:
        raise UploadNotReady
    if upload.undo_until is None or timezone.now() > upload.undo_until:
        raise UndoTooLate
    running = dispatch.latest(subject_of(upload), "upload-undo")
    if running is None or running.state not in {"queued", "running"}:
        dispatch.start("upload-undo", subject=subject_of(upload), by=by.name, total=upload.good)
    return upload


def _locked(public_id: UUID, permission: Permission, by: gate.Actor) -> Upload:
    upload = (
        Upload.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(public_id=public_id)
    )
    gate.check(by, permission, upload)
    return upload


def _check_anew(upload: Upload, by: gate.Actor, details: Mapping[str, int]) -> Upload:
    upload.staged.all().delete()
    upload.cells.all().delete()
    upload.report = None
    upload.state = Upload.State.CHECKING
    upload.save(update_fields=["plan", "report", "state"])
    _note(upload, Event.UPLOAD_MAPPED, by, details)
    dispatch.start("upload-check", subject=subject_of(upload), by=by.name)
    return upload


def _remember(upload: Upload, kind: str, meanings: Mapping[tuple[str, str], str]) -> None:
    Memory.objects.bulk_create(
        [
            Memory(
                administration_id=upload.administration_id,
                kind=kind,
                about=about[:80],
                said=said[:200],
                means=means[:80],
            )
            for (about, said), means in meanings.items()
        ],
        update_conflicts=True,
        unique_fields=["administration", "kind", "about", "said"],
        update_fields=["means", "updated"],
    )


def _known(by: gate.Actor, digest: str) -> Upload | None:
    return (
        Upload.objects.filter(administration_id=by.home, digest=digest)
        .exclude(state__in=OVER)
        .first()
    )


def _note(upload: Upload, event: Event, by: gate.Actor, details: Mapping[str, str | int]) -> None:
    trail.record(
        by.name,
        event,
        subject=subject_of(upload),
        details=details,
        administration=by.administration,
    )


def _measure(source: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for part in _parts(source):
        digest.update(part)
        size += len(part)
    return digest.hexdigest(), size


def _parts(source: BinaryIO) -> Iterator[bytes]:
    source.seek(0, io.SEEK_SET)
    while part := source.read(CHUNK):
        yield part
