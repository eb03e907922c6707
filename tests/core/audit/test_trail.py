"""The trail in the database: written by one function, fixed for good, sealed and signed."""

from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cen_suite.core.audit import history, sealing, trail
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditCheckpoint, AuditEvent, AuditPending, AuditSeal

pytestmark = pytest.mark.django_db(transaction=True)


def write(count: int) -> None:
    for number in range(count):
        trail.record(
            "sn.officer",
            Event.SEIZURE_SAVED,
            subject=f"seizure:{number}",
            details={"n": number, "where": "Dakar é العربية"},
            administration="SN-CUS",
            reason="10:é",
        )


def test_what_is_written_is_sealed_once_and_holds() -> None:
    write(20)

    assert sealing.seal() == 20
    assert sealing.seal() == 0
    assert sealing.verify() is None
    assert not AuditPending.objects.exists()


def test_an_event_of_an_open_transaction_waits() -> None:
    with transaction.atomic():
        write(1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_seal_batch(10)")
            assert cursor.fetchone() == (0,)

    assert sealing.seal() == 1


def test_a_transaction_that_is_open_elsewhere_holds_nothing_up() -> None:
    write(2)
    with closing(connection.copy()) as elsewhere, elsewhere.cursor() as cursor:
        elsewhere.set_autocommit(False)
        cursor.execute("SELECT pg_current_xact_id()")
        write(1)

        assert sealing.seal() == 3
    assert sealing.verify() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET reason = 'other'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "INSERT INTO audit_auditseal VALUES (99, 99, '', '')",
        "DELETE FROM audit_auditpending",
    ],
)
def test_the_application_cannot_touch_the_past(statement) -> None:
    write(1)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEvent.objects.get().reason == "10:é"


def test_a_rolled_back_act_leaves_no_event() -> None:
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)

    assert not AuditEvent.objects.exists()


def test_a_checkpoint_is_signed_once_for_each_head() -> None:
    write(3)
    sealing.seal()

    assert sealing.sign_checkpoint() is not None
    assert sealing.sign_checkpoint() is None
    assert sealing.verify() is None


def test_a_checkpoint_with_a_wrong_signature_is_named() -> None:
    write(3)
    sealing.seal()
    head = AuditSeal.objects.get(sequence=3)
    AuditCheckpoint.objects.create(
        sequence=3, digest=head.digest, at=1, key=sealing.KEY, signature=bytes(68)
    )

    broken = sealing.verify()

    assert broken is not None
    assert broken.reason == "the signature of a checkpoint does not hold"


def test_a_chain_other_than_the_signed_one_is_named_by_the_command() -> None:
    write(2)
    sealing.seal()
    AuditCheckpoint.objects.create(
        sequence=2,
        digest=bytes(32),
        at=5,
        key=sealing.KEY,
        signature=sealing.sign(2, bytes(32), 5),
    )

    with pytest.raises(CommandError, match="not the one that was signed"):
        call_command("verify_trail")


def test_the_history_of_a_record_reads_as_sentences() -> None:
    write(2)

    entries = history.of_subject("seizure:1")

    assert [(entry.actor, entry.sentence) for entry in entries] == [
        ("sn.officer", "Saved changes.")
    ]
