"""Plausible seizures, the same for the same seed: what a country reports on a day."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final, TypeVar

from cen_suite.demo.patterns import WAYS, Pattern, patterns
from seizures.record.facts import Concealment, Conveyance, Leg, Line, Person, SeizureFacts

Picked = TypeVar("Picked")
COUNTED: Final = frozenset({"H87", "PR"})
OFFENCES: Final = {
    "TOB": ("SMU", "EXC"), "ALC": ("EXC",), "FLO": ("CITES",), "IPR": ("IPR-TM",),
    "CUR": ("CASH",),
    "ENV": ("LIC",), "MED": ("PROH",),
}  # fmt: skip
OUTCOMES: Final = ("CUSTODY", "CUSTODY", "FORFEIT", "DESTROYED", "EVIDENCE")
AGES: Final = ("AGE-18-24", "AGE-25-34", "AGE-25-34", "AGE-35-44", "AGE-45-54")
MARKETS: Final = ("GB", "FR", "DE", "NL", "IT", "US", "AU", "CA", "SE", "UNK")
STREET_DOLLARS: Final = {"DRG": 45, "TOB": 0.3, "WPN": 900, "IPR": 35, "CUL": 120}
CARRIED: Final = 0.35


@dataclass(frozen=True, slots=True)
class Reporter:
    """A country that reports: its code and the places where its officers work, by way."""

    country: str
    places: dict[str, str]


def make_case(random: Random, reporter: Reporter, day: dt.date, number: int) -> SeizureFacts:
    """Invent one case of a country; a weighted pattern decides what goes with what."""
    pattern = random.choices(patterns(), [each.weight for each in patterns()])[0]
    way = WAYS[pattern.way]
    place = reporter.places.get(pattern.way) or None
    persons = _persons(random, pattern)
    return SeizureFacts(
        record_kind="SEIZ",
        reporting_country=reporter.country,
        national_ref=f"{reporter.country}/{day.year}/{number:07d}",
        event_start=_moment(random, day),
        location_type=_pick(random, way.location_types),
        location=place,
        control_stage=way.stage,
        selection_reasons=_some(random, way.reasons),
        discovery_means=_some(random, way.means),
        traffic_flow=way.flow,
        direction=_pick(random, ("IMP", "IMP", "IMP", "TRA", "EXP")),
        customs_procedure=_pick(random, way.procedures),
        offences=OFFENCES.get(pattern.family, ("SMU",)),
        persons_total=len(persons) or None,
        arrested_total=sum(bool(person.arrested) for person in persons) or None,
        market_value=_worth(random, pattern),
        market_currency="USD",
        value_basis="STREET",
        concealed="N" if pattern.hidden[0] == "NONE" else "Y",
        conveyances=(Conveyance(mode=way.mode, conveyance_type=_pick(random, way.conveyances)),),
        legs=_route(random, pattern, reporter, place),
        concealments=_hidden(random, pattern),
        lines=_lines(random, pattern),
        persons=persons,
    )


def _moment(random: Random, day: dt.date) -> dt.datetime:
    return dt.datetime(
        day.year, day.month, day.day, random.randrange(24), random.randrange(60), tzinfo=dt.UTC
    )


def _route(
    random: Random, pattern: Pattern, reporter: Reporter, place: str | None
) -> tuple[Leg, ...]:
    abroad = [each for each in pattern.departures if each[:2] != reporter.country]
    start = _pick(random, tuple(abroad or pattern.departures))
    legs = [Leg(leg_role="DEP", country=start[:2], place=start)]
    transits = [each for each in pattern.transits if each[:2] != reporter.country]
    if transits and random.random() < 0.6:  # noqa: PLR2004 -- most long routes have a stop
        stop = _pick(random, tuple(transits))
        legs.append(Leg(leg_role="TRA", country=stop[:2], place=stop))
    legs.append(Leg(leg_role="SEIZ", country=reporter.country, place=place))
    end = reporter.country if random.random() < 0.6 else _pick(random, MARKETS)  # noqa: PLR2004
    legs.append(Leg(leg_role="DEST", country=end))
    return tuple(legs)


def _hidden(random: Random, pattern: Pattern) -> tuple[Concealment, ...]:
    place = _pick(random, pattern.hidden)
    if place == "NONE":
        return ()
    return (Concealment(place=place, sophistication=random.randint(1, 4)),)


def _lines(random: Random, pattern: Pattern) -> tuple[Line, ...]:
    first = _line(random, pattern)
    if random.random() < CARRIED:
        return (first, _line(random, _pick(random, patterns())))
    return (first,)


def _line(random: Random, pattern: Pattern) -> Line:
    return Line(
        family=pattern.family,
        product=pattern.product,
        hs=pattern.hs,
        quantity=_amount(random, pattern),
        unit=pattern.unit,
        quantity_basis="COUNTED" if pattern.unit in COUNTED else "WEIGHED",
        brand=_pick(random, pattern.brands) or None if pattern.brands else None,
        outcome=_pick(random, OUTCOMES),
    )


def _amount(random: Random, pattern: Pattern) -> Decimal:
    drawn = pattern.median * 2.718281828 ** (
        pattern.spread * max(-2.0, min(2.0, random.gauss(0, 1)))
    )
    if pattern.unit in COUNTED:
        return Decimal(max(1, round(drawn)))
    return max(Decimal("0.001"), round(Decimal(drawn), 3))


def _worth(random: Random, pattern: Pattern) -> Decimal:
    each = STREET_DOLLARS.get(pattern.family, 10)
    return round(Decimal(pattern.median * each * random.uniform(0.5, 3)), 0)


def _persons(random: Random, pattern: Pattern) -> tuple[Person, ...]:
    if pattern.way not in {"passenger", "truck"} or random.random() < 0.3:  # noqa: PLR2004
        return ()
    return (
        Person(
            role="PASS" if pattern.way == "passenger" else "DRIVER",
            arrested=random.random() < 0.7,  # noqa: PLR2004
            nationality=_pick(random, pattern.departures)[:2],
            sex=_pick(random, ("M", "M", "F")),
            age_band=_pick(random, AGES),
        ),
    )


def _some(random: Random, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(random.choices(codes, k=random.choice((1, 1, 2)))))


def _pick(random: Random, values: tuple[Picked, ...]) -> Picked:
    return values[int(random.random() * len(values))]
