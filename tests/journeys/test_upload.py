"""A workbook through the browser: template, foreign table, mapping, marks, undo, refusals."""

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import FilePayload, Locator, Page, expect

from cen_suite.core.jobs.models import Job
from seizures.models import Seizure, Upload
from seizures.queries.facts import facts_of_case
from seizures.states import State
from tests.accounts.people import Somebody, somebody
from tests.corpus import workbooks
from tests.journeys.conftest import Visitor
from tests.seizures.upload.sending import work_off, workbook

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


@pytest.fixture
def desk(visitor: Visitor, officer: Somebody) -> Page:
    """The upload page before an officer."""
    visitor.sign_in(officer)
    visitor.open("/uploads/")
    return visitor.page


def send(page: Page, raw: bytes, name: str) -> None:
    """Choose a file and send it."""
    page.locator("input[type=file]").set_input_files(
        FilePayload(name=name, mimeType=XLSX, buffer=raw)
    )
    page.get_by_role("button", name="Upload and check").click()
    page.wait_for_load_state()


def choice(page: Page, name: str) -> Locator:
    """Find a list to search in; the plain one that was there before it woke is not meant."""
    return page.get_by_role("combobox", name=name, exact=True).and_(page.locator("input"))


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def downloaded(page: Page, name: str | re.Pattern[str], folder: Path) -> bytes:
    """Take a file from a link."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=name).first.click()
    target = folder / coming.value.suggested_filename
    coming.value.save_as(target)
    return target.read_bytes()


def write(sheet: Worksheet, row: int, values: Mapping[str, Any]) -> None:
    """Fill a row of a template, by the names in its first row."""
    names = [cell.value for cell in sheet[1]]
    for name, value in values.items():
        sheet.cell(row, names.index(name) + 1).value = value


ARABIC: dict[str, Any] = {
    "national_ref": "م-1",
    "record_kind": "ضبط",
    "event_start": "03/11/2026",
    "location_type": "AIR",
    "direction": "استيراد",
    "selection_reasons": "RND",
    "concealed": "Y",
    "conveyance.mode": "جو",
    "departure.country": "البرازيل",
    "destination.country": "السنغال",
    "line.family": "مخدرات",
    "line.product": "هيدروكلوريد الكوكايين",
    "line.quantity": "2,5",
    "line.unit": "kg",
}


def test_an_arabic_template_goes_from_download_to_cases_and_back(
    visitor: Visitor, desk: Page, tmp_path: Path
) -> None:
    desk.get_by_role("link", name="Templates").click()
    raw = downloaded(desk, re.compile("Drugs, Simple, العربي"), tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[1]
    assert sheet.sheet_view.rightToLeft
    assert sheet.data_validations.count > 5
    assert any(each.sheet_state != "visible" for each in book.worksheets)
    write(sheet, 4, ARABIC)
    write(sheet, 5, {**ARABIC, "national_ref": "م-2", "line.quantity": "كثير"})

    visitor.open("/uploads/")
    send(desk, saved(book), "نموذج.xlsx")
    _progress_is_seen(desk)
    expect(desk.locator(".tile").nth(1)).to_contain_text("1")
    desk.get_by_role("link", name="Go on with 1 good case").click()
    desk.get_by_role("button", name="Store 1 case").click()
    desk.wait_for_load_state()
    work_off()

    expect(desk.locator(".message--success")).to_contain_text("1 case was stored.")
    facts = facts_of_case(Seizure.objects.get())
    assert (facts.national_ref, facts.lines[0].product) == ("م-1", "DRG-COC-HCL")
    _taken_back(desk)


def _progress_is_seen(desk: Page) -> None:
    """The workbook is half read; then it is checked, and the page shows so without leaving."""
    job = Job.objects.get(kind="upload-check")
    Upload.objects.update(state=Upload.State.CHECKING)
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, done=1, total=2)
    desk.reload()
    expect(desk.locator("progress")).to_be_visible()
    expect(desk.locator(".progress")).to_contain_text("1 of 2")
    desk.evaluate("globalThis.isTheSamePage = true")
    Upload.objects.update(state=Upload.State.CHECKED)
    Job.objects.filter(pk=job.pk).update(state=job.state)
    expect(desk.locator("[data-stream-words]")).to_have_text("نموذج.xlsx, Checked")
    assert desk.evaluate("globalThis.isTheSamePage")


def _taken_back(desk: Page) -> None:
    desk.get_by_role("link", name="Take the upload back").click()
    desk.get_by_role("button", name="Take the upload back").click()
    desk.wait_for_load_state()
    work_off()
    expect(desk.locator(".message--success")).to_contain_text("1 case was taken back.")
    assert Seizure.objects.get().state == State.UNDONE


HEADINGS = (
    "N° dossier;Date de saisie;Lieu;Sens;Mode;Provenance;Destination;Produit;Quantité;Unité;"
    "Nature;Type de lieu;Ciblage;Dissimulé;Agent"
)
ROW = "{};{};SNDKR;Importation;Aérien;Brésil;France;{};{};kg;Saisie;Aéroport;Aléatoire;oui;x"
FOREIGN = "\n".join(
    (
        HEADINGS,
        ROW.format("F-1", "3 novembre 2026", "Chlorhydrate de cocaïne", "2,5"),
        ROW.format("F-2", "04/11/2026", "Neige", "1 250,75"),
        ROW.format("F-3", "31/02/2026", "Neige", "beaucoup"),
    )
)


FOUND = {"Quantité": "Quantity", "Date de saisie": "Date of the event"}
CHOSEN = {
    "Nature": "Kind of record",
    "Ciblage": "How it was chosen",
    "Agent": "Leave this column out",
}


def test_a_foreign_table_is_understood_after_two_questions_that_are_asked_once(
    visitor: Visitor, desk: Page
) -> None:
    send(desk, FOREIGN.encode("cp1252"), "saisies.csv")
    work_off()
    _columns_are_said(desk)
    _words_are_said(desk)

    expect(desk.locator(".tile").nth(1)).to_contain_text("2")
    expect(desk.locator(".tile").nth(2)).to_contain_text("1")
    expect(desk.locator("tbody")).to_contain_text("This is not a date.")
    expect(desk.locator("tbody")).to_contain_text("This is not a number.")
    visitor.open("/uploads/")
    send(desk, FOREIGN.replace("F-", "G-").encode("cp1252"), "plus tard.csv")
    work_off()
    expect(desk.locator(".tile").nth(1)).to_contain_text("2")
    good = Upload.objects.latest("id").staged.filter(is_good=True)
    quantities = {json.loads(row.payload or "")["lines"][0]["quantity"] for row in good}
    assert quantities == {"2.5", "1250.75"}


def _columns_are_said(desk: Page) -> None:
    """What was found by name stands there already; two columns are said by hand."""
    expect(desk.locator("h1")).to_have_text("What do the columns stand for?")
    expect(desk.locator(".progress")).to_have_count(0)
    for heading, meaning in FOUND.items():
        expect(choice(desk, heading)).to_have_value(re.compile(meaning))
    for heading, wanted in CHOSEN.items():
        choice(desk, heading).fill(wanted)
        desk.locator("[role=option]:visible", has_text=wanted).first.click()
    desk.get_by_role("button", name="Check the cases").click()
    desk.wait_for_load_state()
    work_off()


def _words_are_said(desk: Page) -> None:
    """A word of the street is matched with a product of the list."""
    desk.get_by_role("link", name="Say what they mean").click()
    row = desk.locator("tbody tr", has_text="Neige")
    expect(row).to_contain_text("Produit")
    choice(desk, "Neige").fill("cocaine hydro")
    desk.locator("[role=option]:visible", has_text="Cocaine hydrochloride").first.click()
    desk.get_by_role("button", name="Remember and check again").click()
    desk.wait_for_load_state()
    work_off()


def test_wrong_cells_come_back_marked_and_the_good_rows_go_ahead(
    visitor: Visitor, desk: Page, tmp_path: Path
) -> None:
    raw, bad = workbook(40, bad_share=0.01)
    send(desk, raw, "october.xlsx")
    work_off()
    expect(desk.get_by_role("link", name=re.compile("good case"))).to_be_visible()
    desk.locator("tbody a").first.click()
    expect(desk.locator("tbody tr").first).to_contain_text(bad[0].value)
    desk.go_back()

    desk.reload()
    marked = downloaded(desk, "Your workbook with the cells marked", tmp_path)
    sheet = openpyxl.load_workbook(io.BytesIO(marked))["Cases"]
    commented = {
        (cell.row, (cell.column or 0) - 1)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert commented == {(cell.row, cell.column) for cell in bad}

    good = Upload.objects.get().good
    desk.get_by_role("link", name=re.compile("good case")).click()
    desk.get_by_role("button", name=re.compile("Store")).click()
    desk.wait_for_load_state()
    work_off()
    expect(desk.locator(".message--success")).to_be_visible()
    assert Seizure.objects.count() == good

    visitor.open("/uploads/")
    send(desk, raw, "the same once more.xlsx")
    expect(desk.locator(".message--info")).to_contain_text("This file was sent before.")
    expect(desk.locator("h1")).to_have_text("october.xlsx")
    assert (Upload.objects.count(), Seizure.objects.count()) == (1, good)


FORMULA = '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'
REFUSED = {
    "macros.xlsx": (workbooks.with_entry("xl/vbaProject.bin"), "macros", "macro"),
    "links.xlsx": (
        workbooks.with_entry("xl/externalLinks/externalLink1.xml"),
        "refers to other files",
        "d’autres fichiers|d'autres fichiers",
    ),
    "locked.xlsx": (workbooks.with_password(), "protected by a password", "mot de passe"),
    "bomb.xlsx": (workbooks.bomb(30), "unpacks to far more", "décompress|décompact"),
    "report.pdf": (b"%PDF-1.7 nothing", "not a workbook", "classeur"),
    "formulas.xlsx": (workbooks.sheet_of(FORMULA), "calculates values", "calcul"),
    "cut.xlsx": (workbooks.plain()[:-200], "damaged", "endommag|abîm"),
    "cases.csv": (workbooks.plain(), "ends in “csv”", "csv"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_more_than_a_table_is_refused_in_a_sentence(
    visitor: Visitor, desk: Page, name: str
) -> None:
    raw, english, french = REFUSED[name]
    send(desk, raw, name)
    said = desk.locator(".field__error")
    expect(said).to_contain_text(english)

    desk.context.add_cookies([{"name": "django_language", "value": "fr", "url": visitor.site}])
    visitor.open("/uploads/")
    desk.locator("input[type=file]").set_input_files(
        FilePayload(name=name, mimeType=XLSX, buffer=raw)
    )
    desk.locator("main form button[type=submit]").click()
    expect(desk.locator(".field__error")).to_contain_text(re.compile(french, re.IGNORECASE))
    assert not Upload.objects.exists()
    visitor.complaints.clear()  # the browser notes that a refused form is answered by a 422
