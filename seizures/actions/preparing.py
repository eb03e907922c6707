"""From facts as stated to a case ready to be stored: what is generated, found by, and counted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.gate import Actor
from cen_suite.core.codelists.lookup import place_codes
from cen_suite.core.codelists.tables import Lists
from cen_suite.core.db import numbering
from seizures.actions.storing import Entry
from seizures.record.chosen import altered
from seizures.record.completeness import score
from seizures.record.definition import Need, facts_of
from seizures.record.facts import Line, SeizureFacts
from seizures.record.known_codes import Agency, Precision
from seizures.record.payload import VERSION, canonical, to_payload
from seizures.record.quantities import base_quantity
from seizures.record.titles import title_of
from seizures.search.card import card_of
from seizures.search.document import document_of
from seizures.search.facets import Standing, facets_of_all
from seizures.states import PUBLIC

GENERATED = frozenset(
    fact.name
    for cls in (SeizureFacts, Line)
    for fact in facts_of(cls)
    if fact.full is Need.GENERATED
)
DIGEST_BYTES = 16


def complete(
    facts: SeizureFacts,
    *,
    by: Actor,
    channel: str,
    language: str,
    lists: Lists,
    time_zone: str = "",
) -> SeizureFacts:
    """Fill in what the application knows better than the officer; a stated title stays.

    `time_zone` is the one in force, where many cases are completed in a row.
    """
    country = by.country or facts.reporting_country
    title = facts.title or title_of(facts, lists, place_codes(), country=country) or None
    return altered(
        facts,
        {
            "reporting_country": country,
            "title": title,
            "authority_type": facts.authority_type or Agency.CUSTOMS.value,
            "channel": channel,
            "language": language,
            "form_version": VERSION,
            "time_zone": facts.time_zone or time_zone or timezone.get_current_timezone_name(),
            "date_precision": facts.date_precision or _precision(facts.event_start),
            "lines": tuple(_complete_line(line, lists) for line in facts.lines),
        },
    )


class Stated(NamedTuple):
    """A case on its way into the tables; its digest, where somebody has worked it out already."""

    facts: SeizureFacts
    reference: str
    quality_flags: Sequence[str] = ()
    digest: str = ""


def prepare(
    case: Stated,
    *,
    administration_id: int,
    state: str,
    entered_by_id: int | None,
    upload_id: int | None = None,
    lists: Lists,
) -> Entry:
    """Work out what is kept beside the facts of a case: what finds it, shows it and rates it."""
    (entry,) = prepare_all(
        [case],
        administration_id=administration_id,
        state=state,
        entered_by_id=entered_by_id,
        upload_id=upload_id,
        lists=lists,
    )
    return entry


def prepare_all(
    cases: Sequence[Stated],
    *,
    administration_id: int,
    state: str,
    entered_by_id: int | None,
    upload_id: int | None = None,
    lists: Lists,
) -> list[Entry]:
    """Do that for many cases, step by step: it takes half the time of case by case."""
    alike: dict[str, Any] = {
        "administration_id": administration_id,
        "state": str(state),
        "entered_by_id": entered_by_id,
        "upload_id": upload_id,
        "published_at": dt.datetime.now(dt.UTC) if state in PUBLIC else None,
    }
    found_by = _found_by(
        [case.facts for case in cases],
        [case.reference for case in cases],
        Standing(str(state)),
        lists,
    )
    return [
        Entry(
            case.facts,
            {
                **alike,
                "reference": case.reference,
                "quality_flags": list(case.quality_flags),
                **found,
                "content_digest": case.digest or content_digest(case.facts),
            },
        )
        for case, found in zip(cases, found_by, strict=True)
    ]


def derived(
    facts: SeizureFacts, *, state: str, reference: str, has_photos: bool, lists: Lists
) -> dict[str, object]:
    """Work out what follows from facts alone, and must follow whenever they change."""
    (found,) = _found_by([facts], [reference], Standing(str(state), has_photos=has_photos), lists)
    return {**found, "content_digest": content_digest(facts)}


def _found_by(
    cases: Sequence[SeizureFacts], references: Sequence[str], standing: Standing, lists: Lists
) -> list[dict[str, object]]:
    edition = lists["product"].edition
    columns = zip(
        list(map(score, cases)),  # a list each: one step over all cases, then the next
        list(map(card_of, cases)),
        facets_of_all(cases, standing, lists),
        list(map(document_of, cases, references)),
        strict=True,
    )
    return [
        {
            "completeness": points,
            "codelist_edition": edition,
            "card": card,
            "facets": facets,
            "search_text": text,
        }
        for points, card, facets, text in columns
    ]


def content_digest(facts: SeizureFacts) -> str:
    """Tell two cases with the same stated facts by the same 32 signs, whatever was generated."""
    return payload_digest(to_payload(facts))


def payload_digest(whole: Mapping[str, Any]) -> str:
    """Give the content digest of a case that is written as a payload already."""
    payload = {name: value for name, value in whole.items() if name not in GENERATED}
    payload["lines"] = [
        {name: value for name, value in line.items() if name not in GENERATED}
        for line in payload.get("lines", ())
    ]
    return blake2b(canonical(payload), digest_size=DIGEST_BYTES).hexdigest()


def references(country: str, years: Sequence[int]) -> list[str]:
    """Give out reference numbers without gaps, in order, under one lock for each year.

    Needs a transaction, and is best called as late in it as can be.
    """
    numbers = {
        year: iter(numbering.take(f"seizure:{country}:{year}", years.count(year)))
        for year in sorted(set(years))
    }
    return [f"{country}-{year}-{next(numbers[year]):06d}" for year in years]


def _precision(start: dt.datetime | None) -> str | None:
    if start is None:
        return None
    is_day = (start.hour, start.minute, start.second) == (0, 0, 0)
    return (Precision.DAY if is_day else Precision.MINUTE).value


def _complete_line(line: Line, lists: Lists) -> Line:
    """Name the family of a line that only states its product, and its quantity in base units."""
    family = line.family
    if not family and line.product:
        family = lists["product"].attribute(line.product, "family")
    if line.quantity is None or line.unit is None:
        return line if family == line.family else altered(line, {"family": family})
    base = base_quantity(
        line.quantity, line.unit, family=family, product=line.product, lists=lists
    )
    return altered(
        line,
        {
            "family": family,
            "base_quantity": base and base.quantity,
            "base_unit": base and base.unit,
            "base_estimated": base and base.is_estimated,
        },
    )
