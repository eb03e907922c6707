"""From facts as stated to a case ready to be stored: what is generated, found by, and counted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

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
from seizures.search.facets import Standing, facets_of
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


def prepare(  # noqa: PLR0913 -- all that stands beside the facts, each named
    facts: SeizureFacts,
    *,
    administration_id: int,
    state: str,
    entered_by_id: int | None,
    reference: str,
    upload_id: int | None = None,
    has_photos: bool = False,
    quality_flags: Sequence[str] = (),
    digest: str = "",
    lists: Lists,
) -> Entry:
    """Work out what is kept beside the facts of a case: what finds it, shows it and rates it.

    `digest` is the content digest, where somebody has worked it out already.
    """
    return Entry(
        facts,
        {
            "administration_id": administration_id,
            "state": str(state),
            "entered_by_id": entered_by_id,
            "reference": reference,
            "upload_id": upload_id,
            "published_at": dt.datetime.now(dt.UTC) if state in PUBLIC else None,
            "quality_flags": list(quality_flags),
            **_found_by(
                facts, state=state, reference=reference, has_photos=has_photos, lists=lists
            ),
            "content_digest": digest or content_digest(facts),
        },
    )


def derived(
    facts: SeizureFacts, *, state: str, reference: str, has_photos: bool, lists: Lists
) -> dict[str, object]:
    """Work out what follows from facts alone, and must follow whenever they change."""
    found_by = _found_by(
        facts, state=state, reference=reference, has_photos=has_photos, lists=lists
    )
    return {**found_by, "content_digest": content_digest(facts)}


def _found_by(
    facts: SeizureFacts, *, state: str, reference: str, has_photos: bool, lists: Lists
) -> dict[str, object]:
    return {
        "completeness": score(facts),
        "codelist_edition": lists["product"].edition,
        "card": card_of(facts),
        "facets": facets_of(facts, Standing(str(state), has_photos=has_photos), lists),
        "search_text": document_of(facts, reference),
    }


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
