"""The whole life of an officer, in the browser: from access form to yearly confirmation."""

import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from accounts.actions import signatories
from accounts.actions.letters import send_waiting
from accounts.models import User
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, Somebody, place, somebody
from tests.journeys.officers import (
    NEW_PASSWORD,
    WIDE,
    Desk,
    letters_to,
    link_in,
    signed_paper,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FRENCH = {
    "full_name": "Aïssatou Ndèye Diop",
    "post": "Inspectrice principale",
    "office": "Brigade du port de Dakar",
    "email": "a.diop@douanes.example",
    "reason": "Ciblage des conteneurs à l'importation, « été comme hiver ».",
    "supervisor": "M. Ndiaye, chef de brigade",
}
ARABIC = {
    "full_name": "خالد عبد الرحمن الحسن",
    "post": "مفتش جمارك",
    "office": "ميناء داكار",
    "email": "k.alhasan@douanes.example",
    "reason": "مراقبة الحاويات الواردة من Rotterdam رقم 2026/15",
    "supervisor": "السيد ندياي، رئيس المكتب",
}


def ask(desk: Desk, language: str, typed: dict[str, str], role: str = "RD") -> str:
    """Fill in the access form without an account; give the address of one's own request."""
    desk.open("/account/request/")
    for name, value in typed.items():
        desk.page.fill(f"main [name={name}]", value)
    assert desk.page.input_value("main [name=language]") == language
    desk.page.select_option("[name=administration]", "SN-CUS")
    desk.page.check(f"[name=roles][value={role}]")
    desk.page.click("main form .button--main")
    desk.page.wait_for_url(re.compile(r"/account/request/[\w-]{20,}/"))
    return desk.page.url.removeprefix(desk.site)


def paper_of(desk: Desk, own: str, folder: Path) -> str:
    """Download the form as PDF and read it as any reader of PDF does."""
    with desk.page.expect_download() as waiting:
        desk.page.click("main a[href$='/paper/']")
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    reader = shutil.which("pdftotext") or "pdftotext"
    read = subprocess.run([reader, "-layout", str(file), "-"], capture_output=True, check=True)  # noqa: S603
    return read.stdout.decode()


def signer_on_the_list(helpdesk: Somebody) -> Somebody:
    """Put a designated officer with an account on the list, by two people."""
    officer = somebody("sn.designated", "DO")
    second = somebody("wco.second", "HD", at="WCO")
    proposed = signatories.propose_signatory(
        administration="SN-CUS",
        full_name="Fatou Sow",
        post="Directrice",
        username=officer.user.username,
        by=helpdesk.actor,
    )
    signatories.confirm_signatory(signatory_id=proposed.pk, by=second.actor)
    return officer


def plain(text: str) -> str:
    """Drop marks of direction and the spaces a layout adds."""
    return " ".join(TURNS.sub("", text).split())


def request_of(desk: Desk, name: str) -> None:
    """Find a request in the list by the name of the applicant."""
    desk.open("/account/requests/")
    row = desk.page.locator("main tbody tr", has_text=name)
    row.get_by_role("link").first.click()
    desk.page.wait_for_load_state()


def decide(desk: Desk, name: str, act: str, words: str = "") -> None:
    """Find a request and carry one act through, with the words it asks for."""
    request_of(desk, name)
    desk.press(act)
    if words:
        desk.page.fill("main [name=remark]", words)
    desk.press(act)


def send_paper(desk: Desk, paper: Path) -> None:
    """Send the signed form back."""
    desk.page.set_input_files("main [name=file]", paper)
    desk.page.click("main form .button--main")
    desk.page.wait_for_load_state()


def test_the_whole_life_of_an_officer(desks: Any, settings: Any, tmp_path: Path) -> None:
    settings.SIGN_IN_LIMITS = WIDE  # all these people sit in one network
    contact, helpdesk = somebody("sn.contact", "NCP"), somebody("wco.help", "HD", at="WCO")
    officer, home, wco = desks("fr-FR"), desks().of(contact), desks().of(helpdesk)

    own = ask(officer, "fr", FRENCH)
    paper = plain(paper_of(officer, own, tmp_path))
    assert [value for value in FRENCH.values() if value not in paper] == []
    assert link_in(letters_to(FRENCH["email"])[0]).startswith("/account/request/")

    decide(home, FRENCH["full_name"], "Endorse the request")
    assert home.reads("Sn Contact (SN-CUS)")
    sign_in_the_system(desks(), signer_on_the_list(helpdesk))
    officer.open(own)
    assert officer.page.locator("main form").count() == 0
    decide(wco, FRENCH["full_name"], "Approve the request")
    assert wco.reads("Sn Designated (SN-CUS)")

    settings.SECOND_FACTOR_REQUIRED = True
    name, secret, codes = activate(officer)
    elsewhere = come_in(desks(), name, secret)
    come_in_with_recovery_code(desks(), name, codes[0])
    is_blocked_like_a_stranger(desks, name)
    is_out(elsewhere)

    settings.SECOND_FACTOR_REQUIRED = False
    reset_after_step_up(home)
    work_again(officer, name, secret)


def sign_in_the_system(desk: Desk, signer: Somebody) -> None:
    """Sign as designated officer instead of on paper."""
    desk.sign_in(signer)
    decide(desk, FRENCH["full_name"], "Sign the request")


def activate(officer: Desk) -> tuple[str, str, list[str]]:
    """Open the mailed link, choose a password, enrol; nothing else opens before."""
    letter = letters_to(FRENCH["email"])[-1]
    name = User.objects.get(email=FRENCH["email"]).username
    assert name in letter
    officer.open(link_in(letter))
    choose(officer, PASSWORD)
    officer.type_name(name, PASSWORD)
    assert officer.page.url.endswith("/account/second-factor/")
    officer.open("/account/people/")
    assert officer.page.url.endswith("/account/second-factor/")
    secret, codes = enrol(officer)
    officer.open("/account/people/")
    assert officer.page.url.endswith("/account/people/")
    return name, secret, codes


def come_in(desk: Desk, name: str, secret: str) -> Desk:
    """Sign in with the telephone."""
    desk.type_name(name, PASSWORD)
    desk.give_code(secret)
    assert desk.page.url == f"{desk.site}/"
    return desk


def come_in_with_recovery_code(desk: Desk, name: str, code: str) -> None:
    """Sign in with a code from the paper in the safe."""
    desk.type_name(name, PASSWORD)
    desk.page.fill("input[name=code]", code)
    desk.page.click("main form .button--main")
    desk.page.wait_for_url(f"{desk.site}/")


def is_blocked_like_a_stranger(desks: Any, name: str) -> None:
    """Try three wrong passwords: the page says what it says to an unknown name."""
    said = refused(desks(), name, times=4)
    assert refused(desks(), "nobody-here-zzz", times=1) == said
    assert User.objects.get(username=name).state == User.State.BLOCKED
    send_waiting()
    assert any("bloqué" in each for each in letters_to(FRENCH["email"]))


def is_out(desk: Desk) -> None:
    """Find that a session which was open has ended."""
    desk.open("/account/")
    assert "/account/sign-in/" in desk.page.url


def reset_after_step_up(home: Desk) -> None:
    """Start a reset from the notice, eleven minutes later: the contact point proves himself."""
    home.open("/account/notices/")
    home.page.get_by_role("link", name=re.compile("was blocked")).first.click()
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=True):
        home.press("Start a reset")
        assert "/account/again/" in home.page.url
        home.page.fill("input[name=password]", PASSWORD)
        home.press("Go on")
        home.page.fill("main [name=reason]", "asked by telephone")
        home.press("Start a reset")
    assert link_in(letters_to(FRENCH["email"])[-1]) not in home.page.content()


def work_again(officer: Desk, name: str, secret: str) -> None:
    """Open the link once, choose, come in; the link is dead and the history tells."""
    link = link_in(letters_to(FRENCH["email"])[-1])
    officer.open(link)
    choose(officer, NEW_PASSWORD)
    officer.type_name(name, NEW_PASSWORD)
    officer.give_code(secret)
    assert officer.page.url == f"{officer.site}/"
    officer.open(link)
    assert officer.page.locator("input[type=password]").count() == 0
    officer.open("/account/history/")
    assert officer.page.locator(".history__entry").count() > 5


def test_arabic_paper_question_answer_and_refusal(desks: Any, tmp_path: Path) -> None:
    helpdesk = somebody("wco.help", "HD", at="WCO")
    place("SN-CUS")
    officer, wco = desks("ar"), desks()

    own = ask(officer, "ar", ARABIC)
    assert officer.page.get_attribute("html", "dir") == "rtl"
    paper = paper_of(officer, own, tmp_path)
    assert ARABIC["email"] in paper
    assert words_of(" ".join(ARABIC.values())) <= words_of(paper)
    send_paper(officer, signed_paper(tmp_path))

    wco.sign_in(helpdesk)
    request_of(wco, ARABIC["full_name"])
    with wco.page.expect_download() as waiting:
        wco.page.get_by_role("link", name="The signed form").click()
    assert waiting.value.suggested_filename.endswith("-signed.pdf")
    question = "في أي مكتب تعمل؟"
    decide(wco, ARABIC["full_name"], "Ask for more information", question)
    answer_the_question(officer, question)
    reason = "لا تعمل هذه الإدارة مع هذا المكتب."
    decide(wco, ARABIC["full_name"], "Refuse the request", reason)

    officer.open(link_in(letters_to(ARABIC["email"])[-1]))
    assert officer.reads(reason)
    assert not User.objects.filter(email=ARABIC["email"]).exists()
    events = AuditEvent.objects.filter(subject__startswith="access-request:").order_by("id")
    assert [each.event for each in events if each.event != Event.REQUEST_READ] == [
        Event.REQUEST_SUBMITTED,
        Event.REQUEST_SIGNED,
        Event.REQUEST_RETURNED,
        Event.REQUEST_SUBMITTED,
        Event.REQUEST_REFUSED,
    ]
    assert events.filter(event=Event.REQUEST_READ, actor="wco.help").count() >= 3


def answer_the_question(officer: Desk, question: str) -> None:
    """Come back by the letter, read the question, correct the form."""
    officer.open(link_in(letters_to(ARABIC["email"])[-1]))
    assert officer.reads(question)
    officer.page.click("main a[href$='/amend/']")
    officer.page.fill("main [name=office]", "ميناء سان لويس")
    officer.page.click("main form .button--main")
    officer.page.wait_for_load_state()
    assert officer.reads("ميناء سان لويس")
    assert not officer.reads(question)


def test_a_year_later_the_contact_point_confirms_and_suspends(desks: Any) -> None:
    contact = somebody("sn.contact", "NCP")
    stays, left = somebody("sn.stays", "RD"), somebody("sn.left", "RD")
    long_ago = timezone.now() - timedelta(days=366)
    User.objects.filter(pk__in=[stays.user.pk, left.user.pk]).update(certified_at=long_ago)
    home = desks()

    home.sign_in(contact)
    home.open("/account/people/?state=due")
    assert home.page.locator("main tbody tr").count() == 2
    row = home.page.locator("main tbody tr", has_text="Sn Stays")
    row.get_by_role("link", name="Confirm for another year").click()
    home.press("Confirm for another year")
    home.open("/account/people/?state=due")
    home.page.get_by_role("link", name="Sn Left").click()
    home.press("Suspend the account")
    home.page.fill("[name=reason]", "left the service")
    home.press("Suspend the account")

    home.open("/account/people/?state=due")
    assert home.page.locator("main tbody tr").count() == 0
    assert stays.fresh().certified_at > long_ago
    assert left.fresh().state == User.State.SUSPENDED


def test_an_upload_that_is_no_signed_form_is_refused_with_the_reason(
    desks: Any, tmp_path: Path
) -> None:
    place("SN-CUS")
    officer = desks()
    ask(officer, "en", {**FRENCH, "email": "other@douanes.example"})
    program = tmp_path / "form.pdf"
    program.write_bytes(b"%PDF-1.7\n/JavaScript (app.alert(1))\n%%EOF\n")

    send_paper(officer, program)

    assert officer.reads("The PDF is encrypted or contains programs.")
    send_paper(officer, signed_paper(tmp_path))
    assert officer.reads("Thank you. The helpdesk will look at it.")


def words_of(text: str) -> set[str]:
    """Cut text into its words; where the direction turns, one word ends."""
    return set(re.findall(r"\w+", TURNS.sub(" ", text)))


def choose(desk: Desk, password: str) -> None:
    """Choose a password on the page behind a one-time link."""
    desk.page.fill("[name=password]", password)
    desk.page.fill("[name=again]", password)
    desk.page.click("main form .button--main")
    desk.page.wait_for_url(re.compile("/account/sign-in/"))


def enrol(desk: Desk) -> tuple[str, list[str]]:
    """Set up the authenticator; give its secret and the recovery codes shown once."""
    desk.open("/account/second-factor/app/")
    secret = desk.page.locator("[data-copy] .code").inner_text().strip()
    desk.give_code(secret)
    codes = [each.strip() for each in desk.page.locator(".codes .code").all_inner_texts()]
    assert len(codes) >= 8
    desk.page.reload()
    assert desk.page.locator(".codes .code").count() == 0
    return secret, codes


def refused(desk: Desk, name: str, *, times: int, typed: str = "not the password") -> str:
    """Try a password that opens nothing, again and again; give what the page says in the end."""
    for _ in range(times):
        desk.type_name(name, typed)
    return desk.page.locator("main .message").inner_text()
