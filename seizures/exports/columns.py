"""What can stand in an exported table: the facts of a case, its goods, the ends of its route."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.queries import parts
from seizures.record.definition import Fact, Kind, Need
from seizures.record.groups import GROUPS
from seizures.record.wording import label

Source = Combinable


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in addresses, its heading, where it comes from, and its code list."""

    key: str
    heading: str | Promise
    source: Source
    codes: str = ""
    several: bool = False
    usual: bool = False


def _of_case(fact: Fact) -> Column:
    return _of_fact(fact.name, fact.name, fact)


def _of_line(fact: Fact) -> Column:
    return _of_fact(f"line.{fact.name}", f"lines__{fact.name}", fact)


def _of_fact(path: str, lookup: str, fact: Fact) -> Column:
    codes = "place" if fact.kind is Kind.PLACE else fact.codes
    return Column(
        path, label(path), F(lookup), codes, several=fact.kind is Kind.CODES, usual=path in USUAL
    )


def _first(rows: QuerySet[Any, Any], name: str, **narrow: Any) -> Subquery:
    found = rows.filter(seizure_id=OuterRef("pk"), **narrow).order_by("position")
    return Subquery(found.values(name)[:1])


def _derived() -> tuple[Column, ...]:
    legs, ways, hidden = parts.legs(), parts.conveyances(), parts.concealments()
    start, end = {"leg_role__in": ("DEP", "ORIGIN")}, {"leg_role__in": ("DEST", "MARKET")}
    return (
        Column(
            "departure",
            _("Departure country"),
            _first(legs, "country", **start),
            "country",
            usual=True,
        ),
        Column(
            "departure.place",
            _("Departure place"),
            _first(legs, "place", **start),
            "place",
            usual=True,
        ),
        Column(
            "destination",
            _("Destination country"),
            _first(legs, "country", **end),
            "country",
            usual=True,
        ),
        Column(
            "destination.place",
            _("Destination place"),
            _first(legs, "place", **end),
            "place",
            usual=True,
        ),
        Column("mode", _("Mode of transport"), _first(ways, "mode"), "transport-mode", usual=True),
        Column(
            "conveyance",
            _("Means of conveyance"),
            _first(ways, "conveyance_type"),
            "conveyance-type",
            usual=True,
        ),
        Column("carrier", _("Carrier"), _first(ways, "carrier_name")),
        Column(
            "concealment",
            _("Place of concealment"),
            _first(hidden, "place"),
            "concealment-place",
            usual=True,
        ),
        Column("cover_load", _("Cover load"), _first(hidden, "cover_load")),
    )


USUAL: Final = frozenset(
    {
        "record_kind", "reporting_country", "national_ref", "event_start", "title",
        "location_type", "location", "control_stage", "selection_reasons", "discovery_means",
        "traffic_flow", "direction", "customs_procedure", "offences",
        "market_value", "market_currency",
        "persons_total", "arrested_total", "concealed", "case_outcome",
        "line.family", "line.product", "line.description", "line.brand", "line.hs",
        "line.quantity", "line.unit", "line.base_quantity", "line.base_unit", "line.outcome",
    }
)  # fmt: skip

_KEPT: Final = (
    Column("reference", _("Reference"), F("reference"), usual=True),
    Column("state", _("State"), F("state"), "state", usual=True),
    Column("published_at", _("Published"), F("published_at"), usual=True),
    Column("completeness", _("Completeness (%)"), F("completeness")),
    Column("photo_count", _("Photos"), F("photo_count")),
)


def _asked(facts: tuple[Fact, ...], make: Callable[[Fact], Column]) -> tuple[Column, ...]:
    return tuple(make(fact) for fact in facts if fact.full is not Need.ABSENT)


COLUMNS: Final[Mapping[str, Column]] = {
    column.key: column
    for column in (
        *_KEPT,
        *_asked(GROUPS["case"].facts, _of_case),
        *_derived(),
        *_asked(GROUPS["line"].facts, _of_line),
    )
}
USUAL_KEYS: Final = tuple(key for key, column in COLUMNS.items() if column.usual)


def chosen(keys: list[str]) -> tuple[Column, ...]:
    """Give the columns of the keys, in the record's order; none known means the usual ones."""
    wanted = set(keys) & set(COLUMNS) or set(USUAL_KEYS)
    return tuple(column for key, column in COLUMNS.items() if key in wanted)
