"""Whatever stands in an address or a form, no page ever ends in a fault.

Every address is asked by GET and by POST; every name that any view reads carries, in turn, every
hostile value. What a request changed is taken back before the next.
"""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.actions import tickets, tokens
from accounts.actions.tokens import SCOPES
from accounts.models import User
from accounts.pages import PUBLIC
from accounts.permissions import Permission
from accounts.roles import ROLES
from cen_suite.api import api
from cen_suite.core.jobs.models import Job
from seizures.actions.photos import Picture, add_photos
from seizures.models import Export
from seizures.search.dimensions import Dimension
from tests.accounts.people import PASSWORD, Somebody, somebody
from tests.architecture.operations import calls_of
from tests.architecture.pages import SAMPLES, Address, guarded
from tests.architecture.test_admin import admin_addresses
from tests.architecture.test_pages import SIGN_IN, enter_as
from tests.corpus import pictures
from tests.seizures.api.machines import machine
from tests.seizures.samples import case, store
from tests.seizures.sheets import posted, save
from tests.seizures.upload.sending import checked, table, workbook

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
READ = re.compile(
    r"""\b(?:get|getlist|pop|_one|_asked|_text|_clean)\(\s*(?:\w+,\s*)?"([\w-]{1,40})\""""
)
FIELD = re.compile(r"^\s+(\w+) = forms\.", re.MULTILINE)
OF_ADMIN = ("q", "p", "o", "e", "all", "action", "_selected_action", "select_across", "_popup")
OF_FRAME = ("next", "language", "login", "password", "csrfmiddlewaretoken", "code", "credential")


def mark(*values: object) -> str:
    """A mark of a place in a list, as nobody would write it."""
    return base64.urlsafe_b64encode(json.dumps([False, *values]).encode()).decode().rstrip("=")


VALUES = (
    "a%00b",
    "%ED%A0%80",  # half of a surrogate pair
    "%FF%FE%C0%AF",  # no UTF-8
    "%E2%80%AE%E2%81%A6abc%25s%7B%7B%27%22%3C",  # turns what follows round
    "99999999999999999999999999",
    "-1",
    mark("x", "y"),
    mark(1, 2),
    mark("2026-01-01T00:00:00+00:00", 10**30),
    "L" * 900,
)
LONG = "M" * 1_000_000


def names(*folders: str) -> list[str]:
    """Every name that is read from an address or a form, found in the source itself."""
    found = {*OF_ADMIN, *OF_FRAME}
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            text = file.read_text()
            found.update(READ.findall(text), FIELD.findall(text))
    return sorted(found)


IN_ADDRESS = sorted(
    {*names("accounts/views", "seizures/views"), "q", "since", "until", *Dimension}
)
IN_FORM = sorted({*names("accounts", "seizures", "cen_suite/core/web"), *posted()})


def filled(names: list[str], turn: int) -> str:
    """All names with hostile values; each turn gives every name another one."""
    pairs = (f"{quote(name)}={VALUES[(at + turn) % len(VALUES)]}" for at, name in enumerate(names))
    return "&".join(pairs)


class Sweep:
    """Asks one address after the other and remembers the faults."""

    def __init__(self, client: Client) -> None:
        client.raise_request_exception = False
        self.client = client
        self.faults: dict[str, str] = {}
        self.asked = 0
        self._seen = ""
        got_request_exception.connect(self._note, weak=False, dispatch_uid="sweep")

    def turn(self, path: str, turn: int, *methods: str) -> None:
        """Ask an address with the values of one turn."""
        for method in methods:
            self.ask(method, path, filled(IN_ADDRESS if method == "GET" else IN_FORM, turn))

    def ask(self, method: str, path: str, sent: str) -> None:
        """Ask once; whatever that changed is taken back."""
        self._seen = ""
        before = transaction.savepoint()
        answer = self._send(method, path, sent)
        getattr(answer, "streaming_content", None) and b"".join(answer.streaming_content)
        transaction.savepoint_rollback(before)
        self.asked += 1
        if answer.status_code >= 500:
            self.faults[f"{method} {path}"] = f"{answer.status_code} {self._seen} {sent[:80]}"

    def _send(self, method: str, path: str, sent: str) -> Any:
        if method == "GET":
            return self.client.get(path, QUERY_STRING=sent)
        kind = "application/x-www-form-urlencoded"
        return self.client.generic("POST", path, sent.encode(), content_type=kind)

    def _note(self, request: Any, **_said: Any) -> None:
        import traceback  # noqa: PLC0415 -- only for the message of a red test

        self._seen = traceback.format_exc(limit=-3)


@pytest.fixture
def sweep(client: Client) -> Iterator[Sweep]:
    yield Sweep(client)
    got_request_exception.disconnect(dispatch_uid="sweep")


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """One of everything that has an address of its own, below the addresses it is found at."""
    monkeypatch.setattr("cen_suite.core.jobs.dispatch.ring", lambda _job: None)
    who = somebody("sn.contact", "EO", "NCP")
    other = somebody("sn.other", "RD")
    cases = [save(who).seizure, *store(who.actor, case(), start=9)]
    picture = Picture("a.jpg", pictures.written(pictures.scene(), "JPEG"))
    [photo] = add_photos(public_id=cases[0].public_id, pictures=[picture], by=who.actor)
    scopes = frozenset({Permission.SEIZURE_READ})
    token, _secret = tokens.issue(
        name="x", administration="SN-CUS", scopes=scopes, days=3, by=who.actor
    )
    ticket = tickets.open_ticket(kind="bug", title="x", text="y", page="", by=who.actor)
    export = Export.objects.create(by_id=who.user.pk, criteria="q=x", columns={}, shape="csv")
    named = ["national_ref", "event_start", "direction", "line.product"]
    uploads = [
        _checked(who, table(named, [["A-1", "2026-11-03", "sideways", "herbe du pays"]])),
        _checked(who, table(["Our number", "When", "What"], [["1", "2", "3"]])),
    ]
    return {
        "cases/": [str(each.public_id) for each in cases],
        "photos/": [str(photo.public_id)],
        "uploads/": [str(each.public_id) for each in uploads],
        "exports/": [str(export.public_id)],
        "account/people/": [str(other.user.public_id), str(who.user.public_id)],
        "account/tokens/": [str(token.public_id)],
        "account/tickets/": [str(ticket.public_id)],
    }


def _checked(who: Somebody, raw: bytes) -> Any:
    upload = checked(raw, who.actor)
    Job.objects.all().delete()
    return upload


def paths(address: Address, known: dict[str, list[str]]) -> list[str]:
    """The sample of an address, with the ids of what is there."""
    ids = next((ids for start, ids in known.items() if address.route.startswith(start)), [])
    if "<uuid:public_id>" not in address.route or not ids:
        return [address.sample]
    return [address.sample.replace(SAMPLES["uuid"], each) for each in ids]


def sign_in(client: Client, name: str) -> None:
    answer = client.post(reverse(SIGN_IN), {"login": name, "password": PASSWORD})
    assert answer.status_code == 302


def test_the_names_are_found_in_the_source() -> None:
    known = {"at", "q", "kind", "from", "reason", "version", "lines-0-quantity", "title"}

    assert not known - set(IN_FORM)
    assert {"at", "kind", "from", "family", "q"} <= set(IN_ADDRESS)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_pages_of_a_contact_point_stand_every_value(
    sweep: Sweep, known: dict[str, list[str]], method: str
) -> None:
    sign_in(sweep.client, "sn.contact")
    opened = [a for a in guarded() if a.opens_for("EO") or a.opens_for("NCP")]

    for at, address in enumerate(opened):
        for path in paths(address, known):
            for turn in range(at % 3, len(VALUES), 3):
                sweep.turn(path, turn, method)

    assert not sweep.faults
    assert sweep.asked > 200


@pytest.mark.parametrize("role", list(ROLES))
def test_what_a_role_opens_stands_hostile_values(sweep: Sweep, role: str) -> None:
    enter_as(sweep.client, role)

    for turn, address in enumerate(a for a in guarded() if a.opens_for(role)):
        sweep.turn(address.sample, turn, "POST" if turn % 2 else "GET")

    assert not sweep.faults


def test_what_is_open_to_everybody_stands_every_value(sweep: Sweep) -> None:
    for address in (a for a in guarded() if a.needs is PUBLIC):
        for turn in range(len(VALUES)):
            sweep.turn(address.sample, turn, "GET", "POST")

    assert not sweep.faults


def test_the_lists_of_the_helpdesk_stand_hostile_values(sweep: Sweep) -> None:
    enter_as(sweep.client, "HD")

    for turn, (_name, path) in enumerate(admin_addresses()):
        sweep.turn(path, turn, "GET", "POST")

    assert not sweep.faults


def test_the_interface_for_machines_stands_hostile_values(
    sweep: Sweep, known: dict[str, list[str]]
) -> None:
    who = Somebody(User.objects.get(username="sn.contact"))
    sweep.client.defaults["HTTP_AUTHORIZATION"] = machine(who, *SCOPES)["authorization"]
    below = {"/uploads/": known["uploads/"], "/seizures/": known["cases/"]}

    for call in calls_of(api):
        ids = next((ids for start, ids in below.items() if call.address.startswith(start)), [])
        for path in (call.path(), *map(call.path, ids)):
            for turn in range(0, len(VALUES), 2):
                sweep.turn(path, turn, call.method)

    assert not sweep.faults


@pytest.mark.parametrize("name", ["q", "title", "lines-0-description", "reason", "summary", "at"])
def test_a_text_of_a_million_signs_is_no_fault(
    sweep: Sweep, known: dict[str, list[str]], name: str
) -> None:
    sign_in(sweep.client, "sn.contact")

    for address in (a for a in guarded() if a.opens_for("EO") or a.opens_for("NCP")):
        sweep.ask("POST", paths(address, known)[-1], f"{name}={LONG}")

    assert not sweep.faults


def test_more_than_is_taken_is_said_on_a_page(client: Client, known: dict[str, list[str]]) -> None:
    client.raise_request_exception = False
    sign_in(client, "sn.contact")
    too_long = f"q={'x' * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}"
    too_many = "&".join(f"a{n}=1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    kind = "application/x-www-form-urlencoded"

    answers = [
        client.generic("POST", reverse("ticket-new"), sent.encode(), content_type=kind)
        for sent in (too_long, too_many)
    ]

    assert [answer.status_code for answer in answers] == [413, 413]
    assert all("Send it in smaller parts." in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("sign", ["%00", "%ED%A0%80", "%FF", "%E2%80%AE", "9" * 40, "L" * 3000])
def test_hostile_addresses_are_no_fault(sweep: Sweep, sign: str) -> None:
    enter_as(sweep.client, "NCP")

    for address in (each for each in guarded() if "<" in each.route):
        path = "/" + re.sub(r"<(?:\w+:)?\w+>", sign, address.route)
        sweep.ask("GET", path, "")
        sweep.ask("POST", path, "")

    assert not sweep.faults


@pytest.mark.parametrize(
    "name",
    ["a\x00b.xlsx", "\u202excl.slx", "x" * 5_000 + ".xlsx", "../../x.csv", "", ".", "\udcff.csv"],
)
def test_hostile_names_of_files_are_no_fault(
    client: Client, known: dict[str, list[str]], name: str
) -> None:
    client.raise_request_exception = False
    sign_in(client, "sn.contact")
    photos = reverse("case-photos", args=known["cases/"][:1])

    for address, field in ((reverse("uploads"), "file"), (photos, "photos")):
        for content in (workbook(1, seed=7)[0], b"a,b\n1,2\n", b"\x00"):
            raw = _multipart(field, name, content)
            answer = client.generic(
                "POST", address, raw, content_type="multipart/form-data; boundary=bound"
            )
            assert answer.status_code in {302, 400, 422}


def _multipart(field: str, name: str, content: bytes) -> bytes:
    head = f'--bound\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return head.encode(errors="surrogateescape") + content + b"\r\n--bound--\r\n"


HEADERS = {
    "accept-language": ["x" * 9_000, "\xff", "en;q=nan", "ar-" * 99, "*;q=-1"],
    "referer": ["http://testserver/\x00", "javascript:1", "\xff", "http://[::"],
    "cookie": ["django_language=%00; cen_session=\xff", "cen_session=" + "x" * 5_000, "=;;="],
    "if-none-match": ["\xff", '"' * 99],
    "if-modified-since": ["yesterday", "Thu, 99 Foo 99999 99:99:99 GMT"],
    "hx-request": ["\xff"],
    "hx-current-url": ["http://[::"],
    "x-forwarded-for": ["\xff", "1.2.3.4.5, ::" * 99],
    "user-agent": ["\xff" * 999],
    "range": ["bytes=-1--9"],
}


def test_hostile_headers_are_no_fault(sweep: Sweep, known: dict[str, list[str]]) -> None:
    sign_in(sweep.client, "sn.contact")
    session = sweep.client.cookies.output(header="", sep=";").strip()

    for name, values in HEADERS.items():
        for value in values:
            said = f"{session}; {value}" if name == "cookie" else value
            sweep.client.defaults["HTTP_" + name.upper().replace("-", "_")] = said
            for path in (
                "/",
                "/search/",
                f"/photos/{known['photos/'][0]}/full/",
                "/account/",
                "/x",
            ):
                sweep.ask("GET", path, "")
        del sweep.client.defaults["HTTP_" + name.upper().replace("-", "_")]

    assert not sweep.faults


def test_negative_control_a_view_that_breaks_is_seen(
    sweep: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seizures.queries.search.matching", lambda *_a, **_k: 1 // 0)
    enter_as(sweep.client, "RD")

    sweep.ask("GET", "/search/", "q=x")

    assert "ZeroDivisionError" in sweep.faults["GET /search/"]
