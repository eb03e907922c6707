"""Exports: the whole result, in words or codes, and nothing that a spreadsheet would run."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from accounts.errors import Refused
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from cen_suite.core.files import store as files
from cen_suite.core.jobs import dispatch
from seizures.actions.exports import KIND, Wanted, hand_out, start_export
from seizures.errors import TooManyRows
from seizures.exports.columns import COLUMNS, USUAL_KEYS
from seizures.models import Export
from seizures.queries.search import Total
from seizures.record.facts import Line
from seizures.record.payload import from_payload
from seizures.search.criteria import Criteria
from seizures.shapes import Shape
from tests.accounts.people import Somebody, somebody
from tests.seizures.samples import COCAINE, case, store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer() -> Somebody:
    return somebody("sn.officer", "EO")


def take_away(who: Somebody, **wishes: Any) -> bytes:
    wanted = Wanted(
        criteria=wishes.get("criteria", Criteria()),
        shape=wishes.get("shape", Shape.XLSX),
        columns=wishes.get("columns", ()),
        language=wishes.get("language", "en"),
        as_codes=wishes.get("as_codes", False),
    )
    export = start_export(by=who.actor, wanted=wanted, expected=Total(1, is_exact=True))
    row = dispatch.latest(str(export.public_id), KIND)
    assert row is not None
    dispatch.run(row.pk)
    done = hand_out(public_id=export.public_id, by=who.actor)
    assert done.file is not None
    return files.read(done.file)


def table(content: bytes) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_a_row_stands_for_each_kind_of_goods_and_says_it_in_words(officer) -> None:
    cash = Line(family="CUR", product="CUR-CSH", quantity=Decimal(3), unit="H87")
    store(officer.actor, case(lines=(COCAINE, cash)))

    rows = table(take_away(officer))

    assert [(row["Reference"], row["Product"]) for row in rows] == [
        ("SN-2026-000001", "Cocaine hydrochloride"),
        ("SN-2026-000001", rows[1]["Product"]),
    ]
    assert (rows[0]["Quantity"], rows[0]["Departure country"]) == (12.4, "Brazil")


def test_words_are_those_of_the_language_asked_for(officer) -> None:
    store(officer.actor, case())

    rows = table(take_away(officer, language="fr", columns=["departure", "direction"]))

    assert "Brésil" in rows[0].values()


def test_codes_are_the_same_in_every_language(officer) -> None:
    store(officer.actor, case())

    rows = table(take_away(officer, language="ar", as_codes=True, columns=["departure"]))

    assert list(rows[0].values()) == ["BR"]


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(1)", "\tx"])
def test_what_looks_like_a_formula_stays_text(officer, text) -> None:
    store(officer.actor, case(lines=(Line(family="DRG", product="DRG-COC", description=text),)))

    content = take_away(officer, columns=["line.description"])
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    line = take_away(officer, columns=["line.description"], shape=Shape.CSV).decode("utf-8-sig")

    assert (cell.data_type, cell.value) == ("s", text)
    assert list(csv.reader(io.StringIO(line)))[1] == [f"'{text}"]


def test_json_holds_whole_cases(officer) -> None:
    stored = store(officer.actor, case())

    documents = json.loads(take_away(officer, shape=Shape.JSON))

    assert documents[0].pop("reference") == stored[0].reference
    assert documents[0].pop("state") == "published"
    assert from_payload(documents[0]).lines[0].quantity == Decimal("12.4")


def test_an_export_is_for_the_person_who_asked(officer) -> None:
    store(officer.actor, case())
    take_away(officer)

    with pytest.raises(Refused):
        hand_out(public_id=Export.objects.get().public_id, by=somebody("sn.other", "EO").actor)


def test_asking_and_downloading_leave_their_trail(officer) -> None:
    take_away(officer)

    events = AuditEvent.objects.filter(actor="sn.officer").values_list("event", flat=True)
    assert {Event.EXPORT_STARTED, Event.EXPORT_DOWNLOADED} <= set(events)


def test_more_than_a_file_can_hold_is_refused_before_it_is_written(officer) -> None:
    wanted = Wanted(Criteria(), Shape.XLSX, (), "en", as_codes=False)

    with pytest.raises(TooManyRows):
        start_export(by=officer.actor, wanted=wanted, expected=Total(600_000, is_exact=False))

    assert not Export.objects.exists()


def test_the_usual_columns_are_forty() -> None:
    assert len(USUAL_KEYS) == 40
    assert set(USUAL_KEYS) <= set(COLUMNS)
