"""The upload pages: four steps, nothing stored before the last, nobody else's workbook."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cen_suite.core.files.models import StoredFile
from seizures.models import Memory, Seizure, Upload
from seizures.states import State
from tests.accounts.people import Somebody
from tests.corpus import workbooks
from tests.seizures.entering import enter
from tests.seizures.upload.sending import checked, stored, table, work_off, workbook

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("upload", "upload-problems", "upload-confirm", "upload-columns", "upload-report")


@pytest.fixture
def browser(client: Client, reporter: Somebody) -> Client:
    return enter(client, reporter)


def post_file(client: Client, raw: bytes, name: str = "cases.xlsx") -> Any:
    answer = client.post(reverse("uploads"), {"file": SimpleUploadedFile(name, raw)})
    work_off()
    return answer


def test_a_workbook_goes_through_the_four_steps(browser: Client) -> None:
    raw, bad = workbook(20, bad_share=0.01)

    sent = post_file(browser, raw)
    upload = Upload.objects.get()
    page = browser.get(sent.url).content.decode()
    assert "This is not a date." in page or "not in the list" in page
    problems = browser.get(reverse("upload-problems", args=[upload.public_id])).content.decode()
    assert bad[0].value in problems
    assert Seizure.objects.count() == 0

    confirm = reverse("upload-confirm", args=[upload.public_id])
    assert "case" in browser.get(confirm).content.decode()
    assert browser.post(confirm).status_code == 302
    assert browser.post(confirm).status_code == 302  # a double click
    work_off()
    upload.refresh_from_db()
    assert Seizure.objects.count() == upload.good > 0
    done = browser.get(reverse("upload", args=[upload.public_id])).content.decode()
    assert "Take the upload back" in done


def test_columns_are_asked_once_and_remembered(browser: Client) -> None:
    headings = ["Our number", "When", *_REST, "Scratch"]
    rows: list[list[object]] = [["A-1", "03/11/2026", *_VALUES, "x"]]
    post_file(browser, table(headings, rows))
    upload = Upload.objects.get()
    assert upload.state == Upload.State.TO_MAP

    address = reverse("upload-columns", args=[upload.public_id])
    page = browser.get(address).content.decode()
    assert "Our number" in page
    answers = {f"c-0-{i}": path for i, path in enumerate(["national_ref", "event_start", *_PATHS])}
    sent = browser.post(address, {**answers, "day_first": "day", "decimal_sign": ","})
    assert sent.status_code == 302
    work_off()
    upload.refresh_from_db()
    assert (upload.state, upload.good, list(upload.cells.values_list("code", "heading"))) == (
        Upload.State.CHECKED, 1, [],
    )  # fmt: skip
    assert Memory.objects.filter(said="our number", means="national_ref").exists()

    post_file(browser, table(headings, [["A-2", "04/11/2026", *_VALUES, "x"]]))
    assert Upload.objects.latest("id").state == Upload.State.CHECKED  # what to leave out, too


def test_words_are_asked_once_and_remembered(browser: Client) -> None:
    headings = ["national_ref", "event_start", *_PATHS]
    odd = [*_VALUES[:-1], "herbe du pays"]
    post_file(browser, table(headings, [["A-1", "03/11/2026", *odd]]))
    upload = Upload.objects.get()
    assert upload.cells.filter(code="unknown-code").count() == 1

    address = reverse("upload-words", args=[upload.public_id])
    assert "herbe du pays" in browser.get(address).content.decode()
    browser.post(address, {"w-0": "DRG-CAN-HERB"})
    work_off()

    upload.refresh_from_db()
    assert (upload.good, upload.bad) == (1, 0)
    post_file(browser, table(headings, [["A-2", "04/11/2026", *odd]]))
    assert Upload.objects.latest("id").good == 1


@pytest.mark.parametrize("page", PAGES)
def test_another_administration_does_not_see_it(
    client: Client, reporter: Somebody, stranger: Somebody, page: str
) -> None:
    upload = checked(workbook(2, bad_share=0.02)[0], reporter.actor)

    answer = enter(client, stranger).get(reverse(page, args=[upload.public_id]))

    assert answer.status_code == 404
    assert upload.file_name not in answer.content.decode()


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (b"", "cases.xlsx", "empty"),
        (b"%PDF-1.7 nothing", "cases.pdf", "not a workbook"),
        (workbooks.plain(), "cases.csv", "ends in"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "cases.xls", "old Excel format"),
    ],
)
def test_a_file_that_is_no_plain_table_is_refused_in_words(
    browser: Client, raw: bytes, name: str, words: str
) -> None:
    answer = post_file(browser, raw, name)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Upload.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_workbook_without_a_table_of_cases_says_so(browser: Client) -> None:
    sent = post_file(browser, workbooks.plain([["hello", "world"], ["a", "b"]]))

    page = browser.get(sent.url).content.decode()

    assert "No table of cases was found" in page
    assert Upload.objects.get().state == Upload.State.REFUSED


def test_an_upload_is_taken_back_by_its_page(browser: Client, reporter: Somebody) -> None:
    upload = stored(workbook(2)[0], reporter.actor)
    address = reverse("upload-undo", args=[upload.public_id])
    assert browser.get(address).status_code == 200

    browser.post(address)
    work_off()

    assert Seizure.objects.filter(state=State.UNDONE).count() == 2
    case = Seizure.objects.first()
    assert case is not None
    assert browser.get(reverse("case", args=[case.public_id])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_queries_for_any_number(
    browser: Client, reporter: Somebody, count: int
) -> None:
    for seed in range(count):
        checked(workbook(1, seed=seed)[0], reporter.actor)

    with CaptureQueriesContext(connection) as seen:
        assert browser.get(reverse("uploads")).status_code == 200

    own = [each["sql"] for each in seen.captured_queries if "seizures_" in each["sql"]]
    assert len(own) <= 2
    assert len(seen) <= 12


def test_a_template_filled_in_is_understood_without_questions(browser: Client) -> None:
    address = reverse("upload-template", args=["DRG", "fr", "flat"])
    book = load_workbook(io.BytesIO(browser.get(address).content))
    sheet = book.worksheets[1]
    names = [cell.value for cell in sheet[1]]
    row = {
        "national_ref": "F-1",
        "event_start": "2026-11-03",
        **dict(zip(_PATHS, _VALUES, strict=True)),
    }
    for name, value in row.items():
        sheet.cell(4, names.index(name) + 1).value = value
    target = io.BytesIO()
    book.save(target)

    post_file(browser, target.getvalue(), "modele.xlsx")

    upload = Upload.objects.get()
    assert (upload.state, upload.cases, upload.good) == (Upload.State.CHECKED, 1, 1)


_PATHS = [
    "record_kind", "location_type", "direction", "selection_reasons", "concealed",
    "conveyance.mode", "departure.country", "destination.country", "line.family",
    "line.quantity", "line.unit", "line.product",
]  # fmt: skip
_REST = [f"Zz {number}" for number in range(len(_PATHS))]
_VALUES = [
    "Saisie", "AIR", "Importation", "RND", "Y", "Air", "Brésil", "France", "DRG", "2,5", "kg",
    "Herbe de cannabis",
]  # fmt: skip
