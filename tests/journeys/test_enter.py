"""An officer enters a seizure: nine answers by keyboard, folded, unfolded, without script."""

import base64
import io
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from cen_suite.core.files import store as files
from seizures.models import Photo, Seizure
from seizures.queries.facts import facts_of_case
from seizures.states import State
from tests.accounts.people import Somebody, somebody
from tests.journeys.conftest import Visitor
from tests.journeys.typing import Typist, options, pick
from tests.seizures.samples import case, store

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MINUTE = 60
SLOW_KEY = 0.3
"""Seconds a key takes whoever types forty words a minute."""


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


@pytest.fixture
def sheet(visitor: Visitor, officer: Somebody) -> Page:
    """An empty form in front of an officer."""
    visitor.sign_in(officer)
    visitor.open("/enter/")
    return visitor.page


def saved(page: Page) -> None:
    """Wait until what was typed is kept."""
    expect(page.locator("[data-saved]")).to_contain_text("Saved")


def button(page: Page, value: str) -> Locator:
    """Find a button at the foot of the form."""
    return page.locator(f".entry__foot button[value={value}]")


def score(page: Page) -> int:
    return int(page.locator("[data-score-value]").inner_text())


def answer_nine(typist: Typist) -> None:
    """Give the nine answers without touching the mouse."""
    typist.go_to("event_start")
    typist.type("11202026")
    typist.choose("location_type", "container t", "Container terminal")
    typist.choose("location", "dak", "Dakar")
    typist.choose("direction", "imp", "Import")
    typist.choose("conveyances-0-mode", "sea", "Sea")
    typist.choose("legs-0-country", "brésil", "Brazil")
    typist.choose("legs-1-country", "ES", "Spain")
    typist.choose("lines-0-family", "dr", "Drugs")
    typist.choose("lines-0-product", "coke", "Cocaine")
    typist.choose("concealed", "conc", "Concealed")
    typist.go_to("lines-0-quantity")
    typist.type("12,4")
    typist.choose("lines-0-unit", "kg", "Kilogram")
    typist.choose("selection_reasons", "risk", "Automated risk profile")


def test_nine_answers_are_typed_in_less_than_a_minute(sheet: Page) -> None:
    before = score(sheet)
    typist = Typist(sheet)

    answer_nine(typist)
    typist.press("Control+Enter")
    sheet.wait_for_url(re.compile(r"/cases/[0-9a-f-]+/$"))

    assert typist.seconds < MINUTE
    assert typist.keys * SLOW_KEY < MINUTE
    stored = Seizure.objects.get()
    facts = facts_of_case(stored)
    assert stored.state == State.SUBMITTED
    assert (facts.location, facts.direction, facts.lines[0].product) == (
        "SNDKR",
        "IMP",
        "DRG-COC-HCL",
    )
    assert stored.completeness > before
    assert "It waits for approval" in sheet.locator(".message").first.inner_text()


@pytest.mark.parametrize(
    ("name", "typed", "first"),
    [
        ("lines-0-product", "DRG-COC-HCL", "Cocaine hydrochloride"),
        ("lines-0-product", "coke", "Cocaine hydrochloride"),
        ("lines-0-product", "كوكايين", "Cocaine hydrochloride"),
        ("lines-0-product", "poudre de cocaïne", "Cocaine hydrochloride"),
        ("legs-0-country", "البرازيل", "Brazil"),
        ("legs-0-country", "Brasil", "Brazil"),
        ("conveyances-0-mode", "marítimo", "Sea"),
        ("direction", "استيراد", "Import"),
    ],
)
def test_a_list_is_searched_by_code_word_of_any_language_and_synonym(
    sheet: Page, name: str, typed: str, first: str
) -> None:
    assert options(sheet, name, typed)[0] == first


def test_lists_shrink_with_what_was_said(visitor: Visitor, sheet: Page) -> None:
    button(sheet, "full").click()
    sheet.wait_for_load_state()
    for section in ("conveyances", "concealments", "lines"):
        sheet.locator(f"#{section} > summary").click()
    sheet.locator("#concealments [data-repeat-add]").click()
    pick(sheet, "conveyances-0-mode", "air", "Air")
    kinds = options(sheet, "conveyances-0-conveyance_type")
    places = options(sheet, "concealments-0-place")
    pick(sheet, "lines-0-family", "tob", "Tobacco and nicotine")
    products = options(sheet, "lines-0-product")
    pick(sheet, "lines-0-product", "cigarettes", "Cigarettes")
    units = options(sheet, "lines-0-unit")

    assert "Passenger airliner" in kinds
    assert "Container ship" not in kinds
    assert "Swallowed" in places
    assert "Container side walls" not in places
    assert "Cigarettes" in products
    assert not [each for each in products if "ocaine" in each]
    assert units[0] == "Pieces"


def test_what_is_typed_is_kept_and_the_score_moves(visitor: Visitor, sheet: Page) -> None:
    before = score(sheet)
    sheet.fill("#id_event_start", "2026-11-20")
    pick(sheet, "direction", "imp", "Import")
    sheet.fill("#id_lines-0-quantity", "about twelve")
    saved(sheet)
    note = sheet.locator("[data-field=lines-0-quantity] .field__error")
    expect(note).to_contain_text("“about twelve” is not a number")
    expect(sheet.locator("[data-score-value]")).not_to_have_text(str(before))

    sheet.reload()

    expect(sheet.locator("#id_lines-0-quantity")).to_have_value("about twelve")
    expect(sheet.locator("#id_direction")).to_have_value("Import")


def test_the_form_unfolds_and_folds_without_loss(visitor: Visitor, sheet: Page) -> None:
    answer_nine(Typist(sheet))
    button(sheet, "full").click()
    sheet.locator("#conveyances > summary").click()
    pick(sheet, "conveyances-0-conveyance_type", "container", "Container ship")
    sheet.locator("#concealments > summary").click()
    sheet.locator("#concealments [data-repeat-add]").click()
    pick(sheet, "concealments-0-place", "side wall", "Container side walls")
    sheet.locator("#lines > summary").click()
    sheet.locator("#lines [data-repeat-add]").click()
    pick(sheet, "lines-1-family", "cur", "Currency and valuables")
    button(sheet, "simple").click()

    expect(sheet.locator(".answers")).to_be_visible()
    expect(sheet.get_by_text("2 more rows are kept in the full form.")).to_be_visible()
    expect(sheet.locator("#id_lines-0-product")).to_have_value("Cocaine hydrochloride")
    button(sheet, "full").click()
    for section in ("conveyances", "concealments", "lines"):
        sheet.locator(f"#{section} > summary").click()
    expect(sheet.locator("#id_conveyances-0-conveyance_type")).to_have_value("Container ship")
    expect(sheet.locator("#id_lines-1-family")).to_have_value("Currency and valuables")
    expect(sheet.locator("#id_lines-0-quantity")).to_have_value("12,4")


def test_a_likely_duplicate_is_shown_and_may_be_insisted_on(
    visitor: Visitor, sheet: Page, officer: Somebody
) -> None:
    twin = store(officer.actor, case(), start=77)[0]
    answer_nine(Typist(sheet))
    sheet.locator("button[value=submit]").click()

    warning = sheet.locator(".message--warning")
    expect(warning).to_contain_text("A very similar case exists: SN-2026-000077")
    link = warning.get_by_role("link", name=re.compile("very similar"))
    assert str(twin.public_id) in (link.get_attribute("href") or "")
    sheet.get_by_role("button", name="Submit all the same").click()
    sheet.wait_for_url(re.compile(r"/cases/[0-9a-f-]+/$"))
    assert "possible-duplicate" in Seizure.objects.latest("id").quality_flags
    visitor.complaints.clear()  # the browser notes that the answer to a refused form is a 422


def picture(**options: object) -> bytes:
    """A photo with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of an officer"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(target, "JPEG", exif=exif, **options)
    return target.getvalue()


DROP = """async ([name, type, bytes]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, {type}));
  const zone = document.querySelector("[data-dropzone]");
  for (const name of ["dragenter", "drop"]) {
    const options = {dataTransfer: held, bubbles: true, cancelable: true};
    zone.dispatchEvent(new DragEvent(name, options));
  }
}"""


def drop(page: Page, name: str, kind: str, content: bytes) -> None:
    """Let a file fall on the place for photos."""
    page.wait_for_selector("[data-dropzone][data-awake]")
    page.evaluate(DROP, [name, kind, base64.b64encode(content).decode()])


def test_a_photo_is_dragged_in_and_loses_its_metadata(visitor: Visitor, sheet: Page) -> None:
    drop(sheet, "evidence.jpg", "image/jpeg", picture())
    expect(sheet.locator(".dropzone__file")).to_contain_text("evidence.jpg")
    expect(sheet.get_by_text("Place, time and camera are removed")).to_be_visible()
    pick(sheet, "direction", "imp", "Import")
    button(sheet, "save").click()

    expect(sheet.locator(".message").first).to_contain_text("without place, time and camera: 1")
    expect(sheet.get_by_role("link", name=re.compile("1 photo"))).to_be_visible()
    kept = files.read(Photo.objects.get().full)
    assert b"Camera of an officer" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


@pytest.mark.parametrize(
    ("name", "kind", "content", "said"),
    [
        ("note.jpg", "image/jpeg", b"no picture at all", "note.jpg: "),
        ("page.png", "image/png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "page.png: "),
    ],
)
def test_a_wrong_photo_is_refused_and_the_text_stays(
    visitor: Visitor, sheet: Page, name: str, kind: str, content: bytes, said: str
) -> None:
    sheet.fill("#id_national_ref", "DKR/7")
    drop(sheet, name, kind, content)
    button(sheet, "save").click()

    expect(sheet.locator(".message--error")).to_contain_text("What you typed is saved")
    expect(sheet.locator(".message--error")).to_contain_text(said)
    expect(sheet.locator("#id_national_ref")).to_have_value("DKR/7")
    visitor.complaints.clear()


def test_an_ended_session_keeps_what_was_typed(
    visitor: Visitor, sheet: Page, officer: Somebody
) -> None:
    address = sheet.url
    sheet.fill("#id_national_ref", "DKR/1")
    saved(sheet)
    signed_in = sheet.context.cookies()
    sheet.context.clear_cookies()
    sheet.fill("#id_national_ref", "DKR/12")
    expect(sheet.locator("[data-saved]")).to_contain_text("The session has ended")
    assert signed_in

    visitor.sign_in(officer)
    sheet.goto(address)

    expect(sheet.locator("#id_national_ref")).to_have_value("DKR/12")
    expect(sheet.locator("[data-saved]")).to_contain_text("Saved")
    visitor.complaints.clear()


def test_two_officers_on_one_draft_see_both_versions(
    visitor: Visitor, sheet: Page, browser: Browser
) -> None:
    sheet.fill("#id_national_ref", "DKR/1")
    saved(sheet)
    context = browser.new_context()
    other = Visitor(context.new_page(), visitor.site)
    other.sign_in(somebody("sn.second", "EO"))
    other.page.goto(sheet.url)
    other.page.fill("#id_national_ref", "DKR/2")
    saved(other.page)

    sheet.fill("#id_national_ref", "DKR/3")
    expect(sheet.locator("[data-saved]")).to_contain_text("Someone else changed this")
    button(sheet, "save").click()

    expect(sheet.locator(".message--warning")).to_contain_text("sn.second saved this case")
    expect(sheet.locator(".message--warning")).to_contain_text("DKR/2")
    expect(sheet.locator("#id_national_ref")).to_have_value("DKR/3")
    button(sheet, "save").click()
    expect(sheet.locator(".message--success")).to_contain_text("Saved")
    assert Seizure.objects.get().typed["cells"]["national_ref"] == "DKR/3"  # type: ignore[index]
    context.close()
    visitor.complaints.clear()


def test_a_double_click_and_the_back_button_make_one_case(visitor: Visitor, sheet: Page) -> None:
    answer_nine(Typist(sheet))
    form = sheet.url
    sheet.locator("button[value=submit]").dblclick()
    sheet.wait_for_url(re.compile(r"/cases/[0-9a-f-]+/$"))
    sheet.go_back()
    sheet.wait_for_load_state()
    if sheet.locator("button[value=submit]").count():
        sheet.locator("button[value=submit]").click()
        sheet.wait_for_load_state()

    assert Seizure.objects.get().state == State.SUBMITTED
    assert form.startswith(visitor.site)
    assert sheet.locator("h1").inner_text()
    visitor.complaints.clear()


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    """Somebody whose browser runs no script."""
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    yield Visitor(context.new_page(), live_server.url)
    context.close()


PLAIN = {
    "event_start": "2026-11-20",
    "location_type": "Container terminal",
    "location": "SNDKR",
    "legs-0-country": "Brésil",
    "legs-1-country": "Spain",
    "lines-0-product": "cocaine hydrochloride",
    "lines-0-quantity": "a lot",
    "lines-0-unit": "kg",
}
PLAIN_CHOICES = {"direction": "IMP", "conveyances-0-mode": "1", "lines-0-family": "DRG"}


def test_without_javascript_the_form_works_and_loses_nothing(
    plain: Visitor, officer: Somebody
) -> None:
    plain.sign_in(officer)
    plain.open("/enter/")
    page = plain.page
    for name, text in PLAIN.items():
        page.fill(f"[name={name}]", text)
    for name, code in PLAIN_CHOICES.items():
        page.select_option(f"[name={name}]", code)
    photo = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    page.set_input_files("[name=photos]", photo)  # type: ignore[arg-type]
    page.click("button[value=submit]")

    expect(page.locator(".message--error")).to_contain_text("Everything you typed is kept")
    expect(page.locator("[name=lines-0-quantity]")).to_have_value("a lot")
    button(page, "full").click()
    page.click("button[name=add-row][value=lines]")
    button(page, "simple").click()
    page.fill("[name=lines-0-quantity]", "12.4")
    page.select_option("[name=concealed]", "Y")
    page.select_option("[name=selection_reasons]", ["RP"])
    page.click("button[value=submit]")

    stored = Seizure.objects.get()
    facts = facts_of_case(stored)
    assert [leg.country for leg in facts.legs][:2] == ["BR", "ES"]
    assert (stored.state, facts.lines[0].product) == (State.SUBMITTED, "DRG-COC-HCL")
    assert stored.photo_count == 1
