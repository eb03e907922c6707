"""A workbook from file to cases: every wrong cell named, the good rows in, nothing twice."""

import io

import pytest
from python_calamine import CalamineWorkbook

from accounts.errors import Refused
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.files import store
from seizures.actions import storing, upload_work, uploads
from seizures.models import CellProblem, Line, Seizure, Upload
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.upload.rows import changed_cell, swapped
from tests.seizures.upload.sending import checked, send, stored, table, work_off, workbook

pytestmark = pytest.mark.django_db(transaction=True)
HEADINGS = [
    "N° dossier", "Date de saisie", "Lieu", "Sens", "Mode", "Provenance", "Destination",
    "Produit", "Quantité", "Unité", "Nature", "Type de lieu", "Ciblage", "Dissimulé",
]  # fmt: skip


def test_a_clean_workbook_becomes_cases_that_wait_for_approval(reporter: Somebody) -> None:
    raw, _bad = workbook(6)

    upload = stored(raw, reporter.actor)

    assert (upload.state, upload.good, upload.bad) == (Upload.State.DONE, 6, 0)
    assert Seizure.objects.filter(state=State.SUBMITTED, upload=upload).count() == 6
    assert Line.objects.count() == 12
    references = sorted(Seizure.objects.values_list("reference", flat=True))
    assert references == [f"SN-2026-{number:06d}" for number in range(1, 7)]
    assert AuditEvent.objects.filter(event=Event.UPLOAD_COMMITTED).count() == 1


def test_every_bad_cell_is_named_exactly(reporter: Somebody) -> None:
    raw, bad = workbook(120, bad_share=0.01)

    upload = checked(raw, reporter.actor)

    named = set(upload.cells.filter(severity="hard").values_list("row", "column"))
    assert named == {(cell.row, cell.column) for cell in bad}
    assert upload.cells.filter(severity="hard").count() == len(bad)
    assert len(bad) > 20


def test_the_good_rows_go_ahead_alone(reporter: Somebody) -> None:
    raw, bad = workbook(60, bad_share=0.01)
    wrong = {(cell.row - 2) // 2 for cell in bad}

    upload = stored(raw, reporter.actor)

    assert upload.good == 60 - len(wrong)
    assert Seizure.objects.count() == 60 - len(wrong)


def test_the_same_file_again_leads_to_the_first_report(reporter: Somebody) -> None:
    raw, _bad = workbook(3)
    first = stored(raw, reporter.actor)

    again = send(raw, reporter.actor, name="other name.xlsx")

    assert again.is_known
    assert again.upload.pk == first.pk
    assert Seizure.objects.count() == 3


def test_cases_that_are_stored_already_are_counted_and_left_alone(reporter: Somebody) -> None:
    stored(workbook(3)[0], reporter.actor)

    upload = checked(workbook(5)[0], reporter.actor)

    assert (upload.same, upload.good, upload.bad) == (3, 2, 0)


def test_a_stored_reference_with_other_facts_is_a_problem(reporter: Somebody) -> None:
    stored(workbook(3, seed=1)[0], reporter.actor)

    upload = checked(workbook(3, seed=2)[0], reporter.actor)

    assert upload.good == 0
    codes = set(upload.cells.filter(severity="hard").values_list("code", flat=True))
    assert codes == {"same-national-ref"}


def test_a_fault_in_mid_commit_leaves_nothing(
    reporter: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = checked(workbook(4)[0], reporter.actor)
    copy_in = storing.copy_in
    portions: list[int] = []

    def broken(tables: object) -> None:
        portions.append(1)
        if len(portions) > 1:
            raise OSError("the disk is full")
        copy_in(tables)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(upload_work, "copy_in", broken)
        patch.setattr(upload_work, "PORTION", 2)
        uploads.confirm(public_id=upload.public_id, publish=False, by=reporter.actor)
    assert len(portions) == 2
    upload.refresh_from_db()
    assert (Seizure.objects.count(), upload.state) == (0, Upload.State.COMMITTING)

    work_off()
    assert Seizure.objects.count() == 4
    assert Seizure.objects.filter(reference="SN-2026-000001").exists()


def test_an_upload_is_taken_back_except_what_changed_since(reporter: Somebody) -> None:
    upload = stored(workbook(4)[0], reporter.actor)
    changed = Seizure.objects.order_by("reference")[1]
    Seizure.objects.filter(pk=changed.pk).update(version=2)

    uploads.ask_undo(public_id=upload.public_id, by=reporter.actor)
    work_off()

    upload.refresh_from_db()
    assert upload.state == Upload.State.UNDONE
    assert upload.plan["kept"] == [changed.reference]
    assert Seizure.objects.exclude(state=State.UNDONE).count() == 1


def test_the_file_may_come_again_after_it_was_taken_back(reporter: Somebody) -> None:
    raw, _bad = workbook(2)
    upload = stored(raw, reporter.actor)
    uploads.ask_undo(public_id=upload.public_id, by=reporter.actor)
    work_off()

    again = stored(raw, reporter.actor)

    assert again.pk != upload.pk
    assert again.good == 2


def test_another_administration_cannot_touch_it(reporter: Somebody, stranger: Somebody) -> None:
    upload = checked(workbook(2)[0], reporter.actor)

    with pytest.raises(Refused):
        uploads.confirm(public_id=upload.public_id, publish=False, by=stranger.actor)


def test_only_a_contact_point_publishes_at_once(
    reporter: Somebody, contact_point: Somebody
) -> None:
    upload = checked(workbook(2)[0], reporter.actor)
    with pytest.raises(Refused):
        uploads.confirm(public_id=upload.public_id, publish=True, by=reporter.actor)

    uploads.confirm(public_id=upload.public_id, publish=True, by=contact_point.actor)
    work_off()

    assert Seizure.objects.filter(state=State.PUBLISHED, published_at__isnull=False).count() == 2


def test_the_report_is_the_same_workbook_with_marks(reporter: Somebody) -> None:
    raw, bad = workbook(30, bad_share=0.02)

    upload = checked(raw, reporter.actor)

    assert upload.report is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(store.read(upload.report)))
    assert "Cases" in book.sheet_names
    assert len(book.sheet_names) == 2
    assert len(book.get_sheet_by_index(0).to_python()) > len(bad)


def test_a_foreign_workbook_waits_for_its_columns(reporter: Somebody) -> None:
    rows: list[list[object]] = [
        ["A-1", "03/11/2026", "SNDKR", "Importation", "Air", "Brésil", "France",
         "Chlorhydrate de cocaïne", "2,5", "kg", "Saisie", "Aéroport", "RND", "oui"],
    ]  # fmt: skip
    upload = checked(table(HEADINGS, rows), reporter.actor)

    assert upload.state == Upload.State.TO_MAP
    found = {each["heading"]: each["path"] for each in upload.plan["sheets"][0]["columns"]}
    assert found["N° dossier"] == "national_ref"
    assert found["Quantité"] == "line.quantity"
    assert found["Provenance"] == "departure.country"
    assert (upload.plan["day_first"], upload.plan["decimal_sign"]) == (True, ",")


def test_rows_of_one_case_that_contradict_each_other_are_named(reporter: Somebody) -> None:

    raw = changed_cell(workbook(2)[0], row=3, name="direction", value="EXP")

    upload = checked(raw, reporter.actor)

    cell = CellProblem.objects.get(upload=upload, severity="hard")
    assert (cell.code, cell.row, cell.heading) == ("repeated-row", 3, "direction")
    assert upload.good == 1


def test_scattered_rows_of_a_case_stop_all_of_it(reporter: Somebody) -> None:

    upload = checked(swapped(workbook(3)[0], 3, 6), reporter.actor)

    codes = set(upload.cells.filter(severity="hard").values_list("code", flat=True))
    assert codes == {"scattered-case"}
    assert upload.good == 1
