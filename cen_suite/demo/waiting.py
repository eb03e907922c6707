"""Work that waits when the demo begins: drafts, returned and queried cases, photos, a workbook."""

import io
from random import Random
from typing import Any

from accounts.gate import Actor
from accounts.models import User
from accounts.queries.actors import actor_for
from cen_suite.core.db.identity import uuid7
from cen_suite.demo.pictures import draw_goods
from cen_suite.demo.workbook import write_workbook
from seizures.actions.drafts import Sheet, save_draft
from seizures.actions.moves import move
from seizures.actions.photos import Picture, add_photos
from seizures.actions.report import submit
from seizures.actions.uploads import receive
from seizures.models import Seizure
from seizures.states import Move, State

PHOTOGRAPHED = 24
WORKBOOK_CASES = 60
BASE: dict[str, Any] = {
    "record_kind": "SEIZ",
    "event_start": "2026-11-21",
    "location_type": "AIR-PAX",
    "location": "SNDSS",
    "direction": "IMP",
    "selection_reasons": ["BEH"],
    "concealed": "Y",
    "conveyances": [{"mode": "4", "conveyance_type": "AIR-PAX"}],
    "legs": [
        {"leg_role": "DEP", "country": "BR", "place": "BRGRU"},
        {"leg_role": "DEST", "country": "SN", "place": "SNDSS"},
    ],
    "lines": [{"family": "DRG", "product": "DRG-COC-HCL", "quantity": "1.2", "unit": "KGM"}],
}


def prepare_work() -> None:
    """Do what the people of the demo did before you came, through the actions they use."""
    officer, contact, analyst = _actor("sn.officer"), _actor("sn.contact"), _actor("rilo.analyst")
    _save(officer, {"event_start": "2026-11-22", "direction": "IMP"})
    for number, amount in enumerate(("1.2", "0.85", "2.4"), start=1):
        _hand_in(officer, f"DSS/2026/{number}", amount)
    returned = _hand_in(officer, "DSS/2026/9", "14")
    move(
        public_id=returned.public_id,
        how=Move.RETURN,
        by=contact,
        reason="The passenger swallowed it: please say where it was hidden.",
        about={"lines.0.quantity": "Nobody swallows that much. Is it grams?"},
    )
    published = Seizure.objects.filter(state=State.PUBLISHED, administration__code="SN-CUS")
    asked = published.order_by("-event_start").first()
    if asked is not None:
        question = "Was this shipment announced by a warning message?"
        move(public_id=asked.public_id, how=Move.QUERY, by=analyst, reason=question)
    _photograph(contact)
    _send_workbook(officer)


def _actor(username: str) -> Actor:
    return actor_for(User.objects.select_related("administration").get(username=username))


def _save(by: Actor, cells: dict[str, Any]) -> Seizure:
    sheet = Sheet(public_id=uuid7(), cells=cells, revision=0, page="demo", channel="SIMP")
    return save_draft(sheet, by=by).seizure


def _hand_in(by: Actor, national_ref: str, amount: str) -> Seizure:
    line = {**BASE["lines"][0], "quantity": amount}
    draft = _save(by, {**BASE, "national_ref": national_ref, "lines": [line]})
    return submit(public_id=draft.public_id, revision=1, by=by, knowingly=True)


def _photograph(by: Actor) -> None:
    """Add drawn pictures to the newest published cases of the administration."""
    cases = Seizure.objects.filter(
        administration_id=by.home, state__in=(State.PUBLISHED, State.VERIFIED)
    )
    for number, seizure in enumerate(cases.order_by("-event_start")[:PHOTOGRAPHED]):
        picture = Picture(f"photo-{number}.jpg", draw_goods(Random(number)))  # noqa: S311 -- drawn the same each time
        add_photos(public_id=seizure.public_id, pictures=[picture], by=by)


def _send_workbook(by: Actor) -> None:
    """Send a workbook with a few wrong cells, as they come in every day."""
    book = io.BytesIO()
    write_workbook(book, cases=WORKBOOK_CASES, lines_per_case=2, bad_share=0.01, seed=3)
    book.seek(0)
    receive(book, name="seizures-october.xlsx", by=by, language="en")
