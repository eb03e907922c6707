import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cen_suite.core.codelists.tables import CodeTable
from seizures.record.checks import check
from seizures.record.checks.goods import UNUSUAL
from seizures.record.facts import (
    Company,
    Concealment,
    Consignment,
    Container,
    Conveyance,
    Leg,
    Line,
    Person,
    SeizureFacts,
)
from tests.seizures.record.cases import (
    CASE,
    CIGARETTES,
    COCAINE,
    PLACES,
    TODAY,
    case,
    marks,
    problems_of,
    with_line,
)

Lists = Mapping[str, CodeTable]
Mark = tuple[str, str, str]

DEPARTURE, SEIZURE, DESTINATION = CASE.legs


def _at(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, tzinfo=dt.UTC)


def _line(**changes: Any) -> SeizureFacts:
    return with_line(**changes)


def _cash(**extension: Any) -> SeizureFacts:
    line = Line(
        family="CUR", product="CUR-CSH", quantity=Decimal(1), unit="H87", extension=extension
    )
    return case(lines=(line,))


def _conveyance(**facts: Any) -> SeizureFacts:
    return case(conveyances=(Conveyance(**facts),))


def _words(text: str) -> SeizureFacts:
    return case(summary=text)


def test_a_case_that_follows_every_rule_has_no_problem(lists: Lists) -> None:
    assert problems_of(CASE, lists) == ()


HARD = [
    # mandatory
    (case(record_kind=None), ("record_kind", "missing")),
    (case(event_start=None), ("event_start", "missing")),
    (case(location_type=None), ("location_type", "missing")),
    (case(direction=None), ("direction", "missing")),
    (case(selection_reasons=()), ("selection_reasons", "missing")),
    (case(concealed=None), ("concealed", "missing")),
    (case(lines=()), ("lines", "no-goods")),
    (case(conveyances=()), ("conveyances", "no-conveyance")),
    (_conveyance(conveyance_type="SEA-CONT"), ("conveyances.0.mode", "missing")),
    (_line(family=None), ("lines.0.family", "missing")),
    (_line(product=None), ("lines.0.product", "missing")),
    (_line(quantity=None), ("lines.0.quantity", "missing")),
    (_line(unit=None), ("lines.0.unit", "missing")),
    (case(record_kind="NEG", lines=()), ("negative_reason", "missing")),
    (case(concealments=(Concealment(methods=("RIPOFF",)),)), ("concealments.0.place", "missing")),
    (case(persons_total=1, arrested_total=2), ("arrested_total", "more-arrested-than-persons")),
    (case(latitude=Decimal(14)), ("longitude", "half-a-position")),
    (case(longitude=Decimal(-17)), ("latitude", "half-a-position")),
    # other
    (case(offences=("OTH",)), ("other_text", "other-needs-text")),
    (case(location_type="OTH"), ("other_text", "other-needs-text")),
    (case(concealments=(Concealment(place="OTH"),)),
     ("concealments.0.other_text", "other-needs-text")),
    (_line(product="DRG-OTH"), ("lines.0.description", "other-needs-text")),
    (_line(outcome="OTH"), ("lines.0.description", "other-needs-text")),
    (case(persons=(Person(role="OTH"),)), ("persons.0.other_text", "other-needs-text")),
    (case(companies=(Company(role="OTH"),)), ("companies.0.other_text", "other-needs-text")),
    # money
    (case(market_value=Decimal(5)), ("market_currency", "currency-missing")),
    (case(duties_evaded=Decimal(5)), ("evaded_currency", "currency-missing")),
    (case(recovered_value=Decimal(5)), ("outcome_currency", "currency-missing")),
    (_line(value=Decimal(5)), ("lines.0.currency", "currency-missing")),
    (case(consignments=(Consignment(declared_value=Decimal(5)),)),
     ("consignments.0.declared_currency", "currency-missing")),
    (_cash(face_total=Decimal(10_000)), ("lines.0.extension.face_currency", "currency-missing")),
    # dates
    (case(event_start=_at(2026, 11, 26)), ("event_start", "in-the-future")),
    (case(event_start=_at(1969, 12, 31)), ("event_start", "too-old")),
    (case(event_end=_at(2026, 11, 20)), ("event_end", "ends-before-start")),
    (case(detected_at=_at(2026, 10, 1)), ("detected_at", "detected-too-early")),
    (_line(produced_on=dt.date(2026, 5, 1), expires_on=dt.date(2026, 4, 1)),
     ("lines.0.expires_on", "expires-before-production")),
    (case(legs=(replace(DEPARTURE, departed_on=dt.date(2026, 11, 2)),
                replace(SEIZURE, arrived_on=dt.date(2026, 11, 1)), DESTINATION)),
     ("legs.1.arrived_on", "route-runs-back")),
    # route
    (case(legs=(SEIZURE, DESTINATION)), ("legs", "no-departure")),
    (case(legs=(DEPARTURE, SEIZURE)), ("legs", "no-destination")),
    (case(legs=(DEPARTURE, SEIZURE, SEIZURE, DESTINATION)), ("legs.2.leg_role", "seized-twice")),
    (case(legs=(DEPARTURE, replace(SEIZURE, country="BE", place=None), DESTINATION)),
     ("legs.1.country", "seized-elsewhere")),
    (case(legs=(DEPARTURE, replace(SEIZURE, place="SNZIG"), DESTINATION)),
     ("legs.1.country", "seized-elsewhere")),
    (case(legs=(DESTINATION, SEIZURE, DEPARTURE)), ("legs.2.leg_role", "route-out-of-order")),
    (case(legs=(replace(DEPARTURE, country="BE"), SEIZURE, DESTINATION)),
     ("legs.0.place", "place-abroad")),
    # places and conveyances
    (case(location="BEANR", legs=(DEPARTURE, DESTINATION)), ("location", "place-abroad")),
    (_conveyance(mode="1", conveyance_type="AIR-PAX", seized=False),
     ("conveyances.0.conveyance_type", "conveyance-of-other-mode")),
    # goods
    (_line(quantity=Decimal(0)), ("lines.0.quantity", "not-positive")),
    (_line(second_quantity=Decimal(0), second_unit="H87"),
     ("lines.0.second_quantity", "not-positive")),
    (_line(second_quantity=Decimal(3)), ("lines.0.second_unit", "missing")),
    (_line(unit="MTR"), ("lines.0.unit", "unit-not-allowed")),
    (_line(second_quantity=Decimal(3), second_unit="MTR"),
     ("lines.0.second_unit", "unit-not-allowed")),
    (_line(product="TOB-CIG", unit="H87"), ("lines.0.product", "product-of-other-family")),
    (_line(extension={"horoscope": "Leo"}), ("lines.0.extension.horoscope", "unknown-field")),
    (_line(extension={"serials": ("A1",)}), ("lines.0.extension.serials", "unknown-field")),
    # lists, places and lengths, as a machine may send them
    (case(direction="SIDEWAYS"), ("direction", "unknown-code")),
    (case(offences=("SMU", "XXX")), ("offences", "unknown-code")),
    (case(location="SNXXX"), ("location", "unknown-place")),
    (case(title="x" * 121), ("title", "too-long")),
    (case(title="a\x00b"), ("title", "control-character")),
    (case(operation_refs=("x" * 201,)), ("operation_refs", "too-long")),
    (case(officers_count=-1), ("officers_count", "too-small")),
    (case(persons_total=10_001), ("persons_total", "too-large")),
    (_line(quantity=Decimal(10) ** 12), ("lines.0.quantity", "too-large")),
    (_line(purity=Decimal(101)), ("lines.0.purity", "too-large")),
    (_line(hs="7701"), ("lines.0.hs", "unknown-code")),
    (_line(hs="29397"), ("lines.0.hs", "unknown-code")),
    (_line(extension={"form": "GHOST"}), ("lines.0.extension.form", "unknown-code")),
    (_line(extension={"doses": -1}), ("lines.0.extension.doses", "too-small")),
    # identifiers
    (_line(extension={"cas": "50-36-3"}), ("lines.0.extension.cas", "check-digit")),
    (case(containers=(Container(owner_prefix="12"),)),
     ("containers.0.owner_prefix", "check-digit")),
]  # fmt: skip

SOFT = [
    (case(event_start=_at(2026, 8, 1)), ("event_start", "reported-late")),
    (case(location="SNZIG", legs=(DEPARTURE, DESTINATION)), ("location", "place-of-other-kind")),
    (_conveyance(mode="5", seized=False), ("conveyances.0.mode", "mode-of-other-place")),
    (case(legs=(DEPARTURE, SEIZURE, replace(DEPARTURE, leg_role="DEST"))),
     ("legs", "goes-nowhere")),
    (_line(hs="240220"), ("lines.0.hs", "hs-of-other-goods")),
    (_line(quantity=Decimal(12_400)), ("lines.0.quantity", "unusually-large")),
    (_line(family="IPR", product="IPR-WAT", unit="H87", hs=None),
     ("lines.0.brand", "brand-missing")),
    (_line(second_quantity=Decimal(1), second_unit="KGM"),
     ("lines.0.second_unit", "same-measure-twice")),
    (case(concealments=(Concealment(place="CT-WALL", cover_load_hs="293972"),)),
     ("concealments.0.cover_load_hs", "cover-is-the-goods")),
    (_words("Call +221 77 123 45 67."), ("summary", "looks-nominal")),
    (_words("Write to joe@trade.example please"), ("summary", "looks-nominal")),
    (_words("Account GB82 WEST 1234 5698 7654 32"), ("summary", "looks-nominal")),
    (_words("In container CSQU3054383"), ("summary", "looks-nominal")),
    (_words("Passport AB1234567 shown"), ("summary", "looks-nominal")),
    (_words("Plate AA-123-BB seen"), ("summary", "looks-nominal")),
    (_words("The lorry 1M8GDM9AXKP042788"), ("summary", "looks-nominal")),
    (_words("Waybill 057-12345675"), ("summary", "looks-nominal")),
    (_words("Item RB473124829GB"), ("summary", "looks-nominal")),
    (_words("The ship IMO 9319466"), ("summary", "looks-nominal")),
    (_words("We met Mr Smith there"), ("summary", "looks-nominal")),
    (case(legal_basis=("Act 5", "joe@trade.example")), ("legal_basis", "looks-nominal")),
    (_line(description="for +33 1 23 45 67 89"), ("lines.0.description", "looks-nominal")),
    (_line(extension={"logo": "joe@trade.example"}), ("lines.0.extension.logo", "looks-nominal")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "mark"), HARD, ids=lambda value: str(value)[:60])
def test_a_broken_rule_stops_the_case(
    facts: SeizureFacts, mark: tuple[str, str], lists: Lists
) -> None:
    assert (*mark, "hard") in marks(problems_of(facts, lists))


@pytest.mark.parametrize(("facts", "mark"), SOFT, ids=lambda value: str(value)[:60])
def test_an_odd_case_is_warned_of_and_not_stopped(
    facts: SeizureFacts, mark: tuple[str, str], lists: Lists
) -> None:
    found = marks(problems_of(facts, lists))

    assert (*mark, "soft") in found
    assert {severity for _path, _code, severity in found} == {"soft"}


FINE = [
    case(record_kind="NEG", negative_reason="CONFORM", lines=()),
    case(record_kind="INT", location="BEANR", location_type="SEA-TERM",
         legs=(DEPARTURE, replace(SEIZURE, country="BE", place="BEANR"), DESTINATION)),
    case(legs=(Leg(leg_role="DEP", country="UNK"), Leg(leg_role="DEST", country="UNK"))),
    case(legs=(Leg(leg_role="ORIGIN", country="BR"), Leg(leg_role="MARKET", country="BE"))),
    case(legs=(DEPARTURE, replace(SEIZURE, country="XZ", place=None), DESTINATION)),
    case(event_start=_at(2026, 11, 25)),
    case(offences=("OTH",), other_text="a new kind"),
    case(offences=("OTH",), summary="a new kind"),
    case(concealments=(Concealment(place="OTH", other_text="in a drum kit"),)),
    _line(product="DRG-OTH", description="a new substance"),
    case(market_value=Decimal(5), market_currency="XOF"),
    case(latitude=Decimal("14.69"), longitude=Decimal("-17.44")),
    case(selection_reasons=("UNK",), discovery_means=("UNK",), offences=("UNK",)),
    _line(unit="GRM", quantity=Decimal(500)),
    _line(second_quantity=Decimal(12), second_unit="H87"),
    _line(extension={"cas": "50-36-2"}),
    case(lines=(COCAINE, replace(CIGARETTES, family="IPR", brand="Acme"))),
    case(containers=(Container(owner_prefix="CSQU", size_type="22G1"),)),
    _words("12.4 kg in 11 bricks of 1,127 g; 240 bags; HS 2939.72; 21/11/2026 14:05."),
    _words("Operation Alpha 2026: 3 persons, 45,000 EUR, container of 40 feet, line 12."),
    _words("Two boxes, ref. 2026/0117, model X-200, 5000 tablets, 98 % purity."),
]  # fmt: skip


@pytest.mark.parametrize("facts", FINE, ids=range(len(FINE)))
def test_what_may_be_is_left_alone(facts: SeizureFacts, lists: Lists) -> None:
    assert marks(problems_of(facts, lists)) == set()


def test_an_empty_case_is_told_everything_it_lacks_and_nothing_breaks(lists: Lists) -> None:
    found = marks(problems_of(SeizureFacts(), lists))

    assert ("event_start", "missing", "hard") in found
    assert ("legs", "no-departure", "hard") in found
    assert {severity for _path, _code, severity in found} == {"hard"}


def test_what_is_usual_can_be_told_product_by_product(lists: Lists) -> None:
    usual = {"DRG-COC-HCL": Decimal(10)}

    found = check(CASE, lists, PLACES, TODAY, usual=usual)

    assert marks(found) == {("lines.0.quantity", "unusually-large", "soft")}


def test_a_slip_from_gram_to_kilogram_is_noticed(lists: Lists) -> None:
    twelve_thousand_four_hundred = Decimal(12_400)

    right = _line(quantity=twelve_thousand_four_hundred, unit="GRM")
    slipped = _line(quantity=twelve_thousand_four_hundred, unit="KGM")

    assert problems_of(right, lists) == ()
    assert marks(problems_of(slipped, lists)) == {("lines.0.quantity", "unusually-large", "soft")}


def test_tablets_are_not_held_against_kilograms(lists: Lists) -> None:
    pills = replace(COCAINE, product="DRG-ATS-CAP", unit="H87", quantity=Decimal(400_000), hs=None)

    assert problems_of(case(lines=(pills,)), lists) == ()


def test_every_family_has_a_usual_quantity_in_its_base_unit(shipped: Lists) -> None:
    bases = {
        (
            product.attributes.get("family")
            or shipped["product"].attribute(product.code, "family"),
            shipped["product"].attribute(product.code, "base"),
        )
        for product in shipped["product"]
    }

    assert {family for family, _unit in UNUSUAL} == {code.code for code in shipped["family"]}
    assert bases - UNUSUAL.keys() == set()


def test_a_problem_names_the_line_it_is_in(lists: Lists) -> None:
    facts = case(lines=(COCAINE, COCAINE, replace(COCAINE, unit=None)))

    assert marks(problems_of(facts, lists)) == {("lines.2.unit", "missing", "hard")}
