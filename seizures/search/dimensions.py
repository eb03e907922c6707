"""By what cases can be found: each dimension, where its values come from, and its code list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from seizures.record.facts import SeizureFacts

Values = Iterable[str | None]


class Dimension(StrEnum):
    """A way to narrow a search; the value is part of every stored facet, so it never changes."""

    STATE = "state"
    REPORTING = "reporting"
    RECORD_KIND = "record-kind"
    LOCATION_TYPE = "location-type"
    PLACE = "place"
    STAGE = "control-stage"
    SELECTION = "selection-reason"
    DISCOVERY = "discovery-means"
    FLOW = "traffic-flow"
    DIRECTION = "direction"
    PROCEDURE = "customs-procedure"
    OFFENCE = "offence"
    MODE = "mode"
    CONVEYANCE = "conveyance-type"
    OPERATOR = "postal-operator"
    DEPARTURE = "departure"
    TRANSIT = "transit"
    DESTINATION = "destination"
    ROUTE = "route"
    CONCEALMENT = "concealment-place"
    METHOD = "concealment-method"
    FAMILY = "family"
    PRODUCT = "product"
    HS = "hs"
    ORIGIN = "origin"
    BRAND = "brand"
    NATIONALITY = "nationality"
    YEAR = "year"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values of a dimension come from; `above` adds the codes they stand under."""

    codes: str
    values: Callable[[SeizureFacts], Values]
    above: bool = False


DEPARTURES = frozenset({"ORIGIN", "DEP"})
DESTINATIONS = frozenset({"DEST", "MARKET"})
TRANSITS = frozenset({"TRA", "TSH"})


def _legs(roles: frozenset[str]) -> Callable[[SeizureFacts], Values]:
    return lambda case: [leg.country for leg in case.legs if leg.leg_role in roles]


SOURCES: dict[Dimension, Source] = {
    Dimension.REPORTING: Source("country", lambda case: (case.reporting_country,)),
    Dimension.RECORD_KIND: Source("record-kind", lambda case: (case.record_kind,)),
    Dimension.LOCATION_TYPE: Source(
        "location-type", lambda case: (case.location_type,), above=True
    ),
    Dimension.PLACE: Source("", lambda case: (case.location, *(leg.place for leg in case.legs))),
    Dimension.STAGE: Source("control-stage", lambda case: (case.control_stage,)),
    Dimension.SELECTION: Source("selection-reason", lambda case: case.selection_reasons),
    Dimension.DISCOVERY: Source("discovery-means", lambda case: case.discovery_means, above=True),
    Dimension.FLOW: Source("traffic-flow", lambda case: (case.traffic_flow,)),
    Dimension.DIRECTION: Source("direction", lambda case: (case.direction,)),
    Dimension.PROCEDURE: Source(
        "customs-procedure", lambda case: (case.customs_procedure,), above=True
    ),
    Dimension.OFFENCE: Source("offence", lambda case: case.offences, above=True),
    Dimension.MODE: Source("transport-mode", lambda case: [c.mode for c in case.conveyances]),
    Dimension.CONVEYANCE: Source(
        "conveyance-type", lambda case: [c.conveyance_type for c in case.conveyances]
    ),
    Dimension.OPERATOR: Source(
        "postal-operator", lambda case: [c.operator for c in case.consignments]
    ),
    Dimension.DEPARTURE: Source("country", _legs(DEPARTURES)),
    Dimension.TRANSIT: Source("country", _legs(TRANSITS)),
    Dimension.DESTINATION: Source("country", _legs(DESTINATIONS)),
    Dimension.ROUTE: Source("country", lambda case: [leg.country for leg in case.legs]),
    Dimension.CONCEALMENT: Source(
        "concealment-place", lambda case: [c.place for c in case.concealments], above=True
    ),
    Dimension.METHOD: Source(
        "concealment-method", lambda case: [m for c in case.concealments for m in c.methods]
    ),
    Dimension.FAMILY: Source(
        "family", lambda case: [f for x in case.lines for f in (x.family, *x.other_families)]
    ),
    Dimension.PRODUCT: Source("product", lambda case: [x.product for x in case.lines], above=True),
    Dimension.HS: Source(
        "hs", lambda case: [part for x in case.lines for part in _prefixes(x.hs)]
    ),
    Dimension.ORIGIN: Source(
        "country", lambda case: [o for x in case.lines for o in x.origin_countries]
    ),
    Dimension.BRAND: Source("", lambda case: [_brand(x.brand) for x in case.lines]),
    Dimension.NATIONALITY: Source("country", lambda case: [p.nationality for p in case.persons]),
    Dimension.YEAR: Source("", lambda case: (_year(case),)),
}


def _prefixes(hs: str | None) -> Iterable[str]:
    return (hs[:length] for length in (2, 4, 6) if len(hs) >= length) if hs else ()


def _brand(brand: str | None) -> str | None:
    return brand.casefold().strip() if brand else None


def _year(case: SeizureFacts) -> str | None:
    return str(case.event_start.year) if case.event_start else None
