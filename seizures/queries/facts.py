"""Read cases back as the facts of the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from seizures.models import (
    Company,
    Concealment,
    Consignment,
    Container,
    Conveyance,
    Leg,
    Line,
    Person,
    Seizure,
)
from seizures.record import facts as record
from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.payload import extension_of

PARTS = {
    "lines": (Line, record.Line),
    "conveyances": (Conveyance, record.Conveyance),
    "containers": (Container, record.Container),
    "consignments": (Consignment, record.Consignment),
    "legs": (Leg, record.Leg),
    "concealments": (Concealment, record.Concealment),
    "persons": (Person, record.Person),
    "companies": (Company, record.Company),
}


def facts_of_case(seizure: Seizure) -> SeizureFacts:
    """Read the facts of one case."""
    return facts_of_cases([seizure.pk])[seizure.pk]


def facts_of_cases(
    ids: Iterable[int], *, only: Iterable[str] = tuple(PARTS)
) -> dict[int, SeizureFacts]:
    """Read the facts of several cases in one query a group; `only` names the groups wanted."""
    wanted = list(ids)
    parts: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for attribute in only:
        model, kind = PARTS[attribute]
        definitions = facts_of(kind)
        names = [fact.name for fact in definitions]
        extended = ["extension"] if kind is record.Line else []
        rows = model._default_manager.filter(seizure_id__in=wanted).order_by(
            "seizure_id", "position"
        )
        for row in rows.values("seizure_id", *names, *extended):
            owner = row.pop("seizure_id")
            if extended:
                row["extension"] = extension_of(row["family"], row["extension"])
            parts[owner][attribute].append(kind(**_values(definitions, row)))
    definitions = facts_of(SeizureFacts)
    cases = Seizure.objects.filter(pk__in=wanted).values(
        "id", *(fact.name for fact in definitions)
    )
    found: dict[int, SeizureFacts] = {}
    for row in cases:
        owner = row.pop("id")
        groups: dict[str, Any] = {name: tuple(each) for name, each in parts[owner].items()}
        found[owner] = SeizureFacts(**_values(definitions, row), **groups)
    return found


def _values(definitions: Iterable[Fact], row: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(row)
    for fact in definitions:
        if fact.kind is Kind.CODES:
            values[fact.name] = tuple(values[fact.name] or ())
    return values
