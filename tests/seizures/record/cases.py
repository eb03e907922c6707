"""Invented cases that follow every rule, and small lists to change one thing against."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Code, CodeTable
from seizures.record.checks import check
from seizures.record.facts import Concealment, Conveyance, Leg, Line, SeizureFacts
from seizures.record.problems import Problem

TODAY = dt.date(2026, 11, 24)

PLACES = {
    place.locode: place
    for place in (
        Place("SNDKR", "SN", "Dakar", functions="1345"),
        Place("SNZIG", "SN", "Ziguinchor", functions="345"),
        Place("BRSSZ", "BR", "Santos", functions="1"),
        Place("BEANR", "BE", "Antwerpen", "Antwerpen", functions="123"),
        Place("BEBRU", "BE", "Bruxelles (Brussel)", "Bruxelles (Brussel)", functions="4"),
        Place("FRCOE", "FR", "Saint-Cœur", "Saint-Coeur", functions="3"),
        Place("FRSAN", "FR", "Sancey", functions="3"),
        Place("USSAN", "US", "Sancey", functions="3"),
    )
}

FAMILIES = CodeTable(
    "family",
    "2026",
    (
        Code("DRG", labels={"en": "Drugs", "fr": "Drogues"},
             attributes={"base": "KGM", "units": ["KGM", "GRM", "LTR", "H87"], "hs": ["2939"]}),
        Code("TOB", labels={"en": "Tobacco"},
             attributes={"base": "H87", "units": ["H87", "MIL", "PACK20", "CTN200", "KGM"],
                         "hs": ["2402"]}),
        Code("CUR", labels={"en": "Currency and valuables"},
             attributes={"base": "H87", "units": ["H87"]}),
        Code("IPR", labels={"en": "Counterfeits"}, attributes={"base": "H87", "units": ["H87"]}),
        Code("FLO", labels={"en": "Fauna and flora"},
             attributes={"base": "KGM", "units": ["KGM", "H87"]}),
    ),
)  # fmt: skip
PRODUCTS = CodeTable(
    "product",
    "2026",
    (
        Code("DRG-COC", labels={"en": "Cocaine"}, attributes={"family": "DRG"}),
        Code("DRG-COC-HCL", "DRG-COC", {"en": "Cocaine hydrochloride", "fr": "Cocaïne"},
             synonyms=("coke", "كوكايين"), attributes={"hs": ["2939"]}),
        Code("DRG-ATS-CAP", labels={"en": "Captagon"},
             attributes={"family": "DRG", "base": "H87", "units": ["H87"]}),
        Code("DRG-OTH", labels={"en": "Other drug"}, attributes={"family": "DRG"}),
        Code("TOB-CIG", labels={"en": "Cigarettes", "fr": "Cigarettes"},
             attributes={"family": "TOB", "other_families": ["IPR"],
                         "units": ["H87", "MIL", "PACK20", "CTN200"], "base": "H87"}),
        Code("CUR-CSH", labels={"en": "Cash"}, attributes={"family": "CUR"}),
        Code("IPR-WAT", labels={"en": "Watches"}, attributes={"family": "IPR"}),
        Code("FLO-MAM", labels={"en": "Mammals"}, attributes={"family": "FLO"}),
    ),
)  # fmt: skip

COCAINE = Line(
    family="DRG",
    product="DRG-COC-HCL",
    hs="293972",
    quantity=Decimal("12.4"),
    unit="KGM",
    quantity_basis="WEIGHED",
    outcome="FORFEIT",
)
CIGARETTES = Line(
    family="TOB", product="TOB-CIG", quantity=Decimal(500), unit="CTN200", quantity_basis="COUNTED"
)
CASE = SeizureFacts(
    record_kind="SEIZ",
    reporting_country="SN",
    national_ref="DKR/2026/0117",
    event_start=dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
    date_precision="DAY",
    location_type="SEA-TERM",
    location="SNDKR",
    control_stage="UNL",
    selection_reasons=("RP", "IMG"),
    discovery_means=("XRC", "PHY"),
    traffic_flow="CONT",
    direction="IMP",
    customs_procedure="UNK",
    offences=("SMU",),
    concealed="Y",
    channel="MAN",
    conveyances=(Conveyance(mode="1", conveyance_type="SEA-CONT", seized=False),),
    legs=(
        Leg(leg_role="DEP", country="BR", place="BRSSZ"),
        Leg(leg_role="SEIZ", country="SN", place="SNDKR"),
        Leg(leg_role="DEST", country="BE", place="BEANR"),
    ),
    concealments=(Concealment(place="CT-WALL", methods=("RIPOFF",)),),
    lines=(COCAINE, CIGARETTES),
)


def case(**changes: Any) -> SeizureFacts:
    """Take the case that follows every rule, and change something."""
    return replace(CASE, **changes)


def with_line(**changes: Any) -> SeizureFacts:
    """Take the case, and change its first line of goods."""
    return case(lines=(replace(COCAINE, **changes),))


def problems_of(facts: SeizureFacts, lists: Any) -> tuple[Problem, ...]:
    """Apply every rule on a day that does not move."""
    return check(facts, lists, PLACES, TODAY)


def marks(problems: Iterable[Problem]) -> set[tuple[str, str, str]]:
    """Show problems as path, code and severity."""
    return {(problem.path, problem.code, problem.severity.value) for problem in problems}
