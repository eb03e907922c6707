"""Seal what was written into the chain, and sign how far it reached."""

import time
from collections.abc import Iterator

from django.db import connection

from cen_suite.core.audit.chain import Break, Link, first_break
from cen_suite.core.audit.models import AuditCheckpoint, AuditSeal
from cen_suite.core.crypto import keyring, signing
from cen_suite.core.crypto.errors import BadSignature

BATCH = 5_000
KEY = "trail"
CONTEXT = b"cen trail checkpoint 1"

LINKS = """
  SELECT s.sequence, s.event_id, s.previous, s.digest, e.leaf, e.id::text, e.at::text, e.actor,
         e.event, e.subject, e.administration, e.reason, e.details, e.request_id
  FROM audit_auditseal s LEFT JOIN audit_auditevent e ON e.id = s.event_id
  WHERE s.sequence > %s ORDER BY s.sequence LIMIT %s
"""


def seal() -> int:
    """Seal all committed events; return how many."""
    total = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_seal_batch(%s)", [BATCH])
            count = int(cursor.fetchone()[0])
        total += count
        if count < BATCH:
            return total


def sign_checkpoint() -> AuditCheckpoint | None:
    """Sign the head of the chain, unless it was signed already."""
    head = AuditSeal.objects.order_by("-sequence").first()
    last = AuditCheckpoint.objects.order_by("-sequence").first()
    if head is None or (last and last.sequence == head.sequence):
        return None
    at = time.time_ns() // 1000
    return AuditCheckpoint.objects.create(
        sequence=head.sequence,
        digest=head.digest,
        at=at,
        key=KEY,
        signature=sign(head.sequence, bytes(head.digest), at),
    )


def verify() -> Break | None:
    """Walk the whole chain and its checkpoints; name the first fault, or nothing."""
    broken = first_break(_links())
    return broken or _broken_checkpoint()


def _links() -> Iterator[Link]:
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(LINKS, [after, BATCH])
            rows = cursor.fetchall()
        for sequence, event_id, previous, digest, leaf, *fields in rows:
            present = tuple(fields) if fields[0] is not None else ()
            yield Link(
                sequence, event_id, present, bytes(leaf or b""), bytes(previous), bytes(digest)
            )
            after = sequence
        if len(rows) < BATCH:
            return


def _broken_checkpoint() -> Break | None:
    for point in AuditCheckpoint.objects.order_by("sequence").iterator():
        if not _is_signed(point):
            return Break(point.sequence, 0, "the signature of a checkpoint does not hold")
        seal_row = AuditSeal.objects.filter(sequence=point.sequence).first()
        if seal_row is None or bytes(seal_row.digest) != bytes(point.digest):
            return Break(point.sequence, 0, "the chain is not the one that was signed")
    return None


def sign(sequence: int, digest: bytes, at: int) -> bytes:
    """Sign that the chain had this digest at this place and moment."""
    return signing.sign(keyring.keys(KEY), _statement(sequence, digest, at), context=CONTEXT)


def _is_signed(point: AuditCheckpoint) -> bool:
    statement = _statement(point.sequence, bytes(point.digest), point.at)
    public = signing.public_keys(keyring.keys(point.key))
    try:
        signing.verify(public, statement, bytes(point.signature), context=CONTEXT)
    except BadSignature:
        return False
    return True


def _statement(sequence: int, digest: bytes, at: int) -> bytes:
    return b"%d|%s|%d" % (sequence, digest.hex().encode(), at)
