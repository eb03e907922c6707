"""Search, look at a case, keep the search, take the result away."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from cen_suite.core.jobs.models import Job
from seizures.actions.photos import Picture, add_photos
from seizures.models import Export
from seizures.record.facts import Concealment, Line
from tests.accounts.people import Somebody, somebody
from tests.corpus import pictures
from tests.journeys.conftest import Visitor
from tests.seizures.samples import COCAINE, case, store

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CASH = Line(family="CUR", product="CUR-CSH", quantity=Decimal(3), unit="H87")


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO", "NCP")


@pytest.fixture
def result(visitor: Visitor, officer: Somebody) -> Page:
    """A result of a hundred and twenty cases before an officer."""
    cocaine = [case(national_ref=f"C/{n}") for n in range(70)]
    cash = [case(national_ref=f"M/{n}", lines=(CASH,), direction="EXP") for n in range(50)]
    stored = store(officer.actor, *cocaine, *cash)
    hidden = case(
        lines=(COCAINE, CASH),
        concealments=(Concealment(place="CT-WALL", methods=("RIPOFF",)),),
        summary="Behind the cooling unit.",
    )
    shown = store(officer.actor, hidden, start=500)[0]
    photo = Picture("photo.png", pictures.written(pictures.scene(), "PNG"))
    add_photos(public_id=shown.public_id, pictures=[photo], by=officer.actor)
    assert len(stored) == 120
    visitor.sign_in(officer)
    visitor.open("/search/")
    return visitor.page


def rows(page: Page) -> int:
    return page.locator("main table tbody tr").count()


def test_a_result_is_narrowed_and_widened_again(visitor: Visitor, result: Page) -> None:
    expect(result.locator(".head__note")).to_contain_text("121 cases, newest first")
    family = result.get_by_role("group", name="Family")
    expect(family.get_by_label("Drugs")).to_be_visible()
    expect(family.locator(".facet__choice", has_text="Drugs")).to_contain_text("71")

    family.get_by_label("Drugs").check()
    expect(result.locator(".head__note")).to_contain_text("71 cases")
    chip = result.locator(".chip", has_text="Family: Drugs")
    expect(chip).to_be_visible()
    assert result.url == f"{visitor.site}/search/?family=DRG"
    chip.get_by_role("link").click()
    expect(result.locator(".head__note")).to_contain_text("121 cases")


def test_words_and_picked_values_find_cases(visitor: Visitor, result: Page) -> None:
    result.get_by_role("searchbox", name="Words").fill("cooling unit")
    result.get_by_role("searchbox", name="Words").press("Enter")
    expect(result.locator(".head__note")).to_contain_text("1 case, newest first")
    assert result.url == f"{visitor.site}/search/?q=cooling+unit"
    result.get_by_role("link", name="Clear all").click()
    product = result.locator("input").and_(result.get_by_role("combobox", name="Product"))
    product.fill("dinero en efectivo")
    result.locator("[role=option]", has_text="Cash").first.click()
    result.locator("form.facets .button--main").first.click()
    expect(result.locator(".head__note")).to_contain_text("51 cases")
    expect(result.locator(".chip", has_text="Product: Cash")).to_be_visible()
    visitor.open("/search/?product=unicorns")
    expect(result.locator(".message--warning")).to_contain_text("“unicorns” is in no list")
    visitor.open("/search/?q=nothing+like+this")
    expect(result.locator(".empty__title")).to_have_text("Nothing found")


def test_pages_follow_each_other_and_the_address_holds_the_search(
    visitor: Visitor, result: Page
) -> None:
    first = result.locator("tbody a").all_inner_texts()
    result.get_by_role("link", name="Older").click()
    expect(result.get_by_role("link", name="Newer")).to_be_visible()
    second = result.locator("tbody a").all_inner_texts()
    result.get_by_role("link", name="Older").click()
    expect(result.get_by_role("link", name="Older")).to_have_count(0)
    third = result.locator("tbody a").all_inner_texts()
    address = result.url

    assert len({*first, *second, *third}) == 121
    result.get_by_role("link", name="Newer").click()
    expect(result.locator("tbody a").first).to_have_text(second[0])
    result.goto(address)
    assert result.locator("tbody a").all_inner_texts() == third


def test_columns_are_chosen_and_remembered_and_a_search_is_kept(
    visitor: Visitor, result: Page
) -> None:
    visitor.open("/search/?family=DRG")
    result.get_by_text("Columns", exact=True).click()
    result.get_by_role("checkbox", name="Reported by").check()
    result.get_by_role("checkbox", name="Route").uncheck()
    result.get_by_role("button", name="Show", exact=True).click()
    headings = result.locator("main table thead th")
    expect(headings.nth(2)).to_have_text("Reported by")
    expect(headings.filter(has_text="Route")).to_have_count(0)
    assert result.url == f"{visitor.site}/search/?family=DRG"

    result.get_by_text("My searches").click()
    result.get_by_label("Keep this search as").fill("Drugs of West Africa")
    result.get_by_role("button", name="Keep", exact=True).click()
    expect(result.locator(".message--success")).to_contain_text("Drugs of West Africa")
    visitor.open("/search/")
    expect(result.locator("main table thead th").nth(2)).to_have_text("Reported by")
    result.get_by_text("My searches").click()
    result.get_by_role("link", name="Drugs of West Africa").click()
    expect(result.locator(".head__note")).to_contain_text("71 cases")


def test_the_wall_of_photos_leads_to_the_page_of_a_case(visitor: Visitor, result: Page) -> None:
    result.get_by_role("link", name="Photos").click()
    expect(result.locator(".photos li")).to_have_count(1)
    result.get_by_role("link", name=re.compile("Cocaine hydrochloride, Cash")).click()

    stops = result.locator(".route--full .route__leg")
    expect(stops).to_have_count(3)
    expect(result.locator(".route--full .route__leg--here")).to_contain_text("Dakar")
    main = result.locator("main")
    for words in ("Container side walls", "Rip-off", "Behind the cooling unit.", "Lion"):
        expect(main).to_contain_text(words)
    image = result.locator(".photos__image")
    image.scroll_into_view_if_needed()
    result.wait_for_function("document.querySelector('.photos__image').naturalWidth > 0")
    result.get_by_role("link", name=re.compile("Photo 1")).click()
    result.wait_for_url(re.compile("/photos/.+/full/"))
    result.wait_for_load_state("networkidle")
    visitor.complaints.clear()  # a bare picture makes the browser ask for a favicon of its own


def _progress_is_seen(page: Page) -> None:
    """The file is half written; then it is there, and the page says so without a reload."""
    export, job = Export.objects.get(), Job.objects.get()
    Export.objects.update(file=None)
    Job.objects.update(state=Job.State.RUNNING, done=40, total=71)
    page.reload()
    expect(page.locator("progress")).to_be_visible()
    expect(page.locator(".progress")).to_contain_text("40 of 71")
    Export.objects.update(file=export.file)
    Job.objects.update(state=job.state, done=71)


READ: dict[str, Callable[[Path], list[Any]]] = {
    "xlsx": lambda path: list(openpyxl.load_workbook(path).worksheets[0].values)[1:],
    "csv": lambda path: list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))[1:],
    "json": lambda path: json.loads(path.read_text("utf-8")),
}


@pytest.mark.parametrize(("shape", "count"), [("xlsx", 72), ("csv", 72), ("json", 71)])
def test_a_result_is_taken_away_with_its_progress_in_sight(
    visitor: Visitor, result: Page, tmp_path: Path, shape: str, count: int
) -> None:
    visitor.open("/search/?family=DRG")
    result.get_by_role("link", name="Export", exact=True).click()
    expect(result.locator(".chip")).to_contain_text("Family: Drugs")
    result.get_by_label("File").select_option(shape)
    result.get_by_role("button", name="Start the export").click()
    result.wait_for_url(re.compile("/exports/.+"))
    _progress_is_seen(result)
    expect(result.locator(".message--success")).to_contain_text("The file is ready")
    with result.expect_download() as coming:
        result.get_by_role("link", name="Download").click()
    target = tmp_path / coming.value.suggested_filename
    coming.value.save_as(target)
    assert len(READ[shape](target)) == count
    result.get_by_role("link", name="My exports").last.click()
    expect(result.locator("main tbody tr")).to_have_count(1)
