"""What a page weighs on the wire: an officer at a border post has a slow line."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession

from tests.accounts.people import somebody
from tests.journeys.conftest import Visitor
from tests.seizures.samples import case, store
from tests.seizures.upload.sending import checked, table

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FIRST, LATER = 150_000, 40_960
"""Bytes without photos: of a first load, and of every later page."""
HEADINGS = ["N°", "Date", "Produit", "Quantité", "Unité", "Provenance", "Destination", "Sens"]


class Scale:
    """Weighs what comes over the line, photos aside."""

    def __init__(self, wire: CDPSession) -> None:
        self.bytes = 0
        self._kinds: dict[str, str] = {}
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._met)
        wire.on("Network.loadingFinished", self._finished)

    def _met(self, event: dict[str, str]) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def _finished(self, event: dict[str, str]) -> None:
        if self._kinds.get(event["requestId"]) != "Image":
            self.bytes += int(event["encodedDataLength"])


@pytest.fixture
def scale(visitor: Visitor) -> Iterator[Scale]:
    """A scale under the page of the visitor."""
    wire = visitor.page.context.new_cdp_session(visitor.page)
    yield Scale(wire)
    wire.detach()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_are_light(visitor: Visitor, scale: Scale, language: str) -> None:
    who = somebody("sn.contact", "EO", "NCP")
    stored = store(who.actor, *[case(national_ref=f"A/{n}") for n in range(60)])[0]
    workbook = checked(table(HEADINGS, [["A-1", "03/11/2026", *["x"] * 6]]), who.actor)
    visitor.page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": visitor.site}]
    )
    visitor.sign_in(who)
    visitor.page.wait_for_load_state("networkidle")
    assert scale.bytes < FIRST
    edit = f"/cases/{stored.public_id}/edit/"
    pages = ("/", "/search/", f"/cases/{stored.public_id}/", "/enter/", f"{edit}?form=full",
             "/uploads/", f"/uploads/{workbook.public_id}/columns/", "/export/")  # fmt: skip
    for path in pages:  # the modules a page needs come once
        visitor.open(path)
        visitor.page.wait_for_load_state("networkidle")

    weights = {path: weigh(visitor, scale, path) for path in pages}

    assert {path: size for path, size in weights.items() if size > LATER} == {}


def weigh(visitor: Visitor, scale: Scale, path: str) -> int:
    scale.bytes = 0
    visitor.open(path)
    visitor.page.wait_for_load_state("networkidle")
    return scale.bytes
