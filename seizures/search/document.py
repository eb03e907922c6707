"""The text of a case that a word search looks through."""

from collections.abc import Iterator

from seizures.record.facts import SeizureFacts


def document_of(facts: SeizureFacts, reference: str) -> str:
    """Join what an officer would type to find the case: references, words, brands, places."""
    return " ".join(dict.fromkeys(word for word in _words(facts, reference) if word))


def _words(facts: SeizureFacts, reference: str) -> Iterator[str | None]:
    yield from (reference, facts.national_ref, facts.title, facts.summary)
    yield from (facts.location, facts.location_name, facts.declared_description, facts.other_text)
    yield from facts.operation_refs
    for line in facts.lines:
        yield from (line.description, line.brand)
        yield from (value for value in line.extension.values() if isinstance(value, str))
    for leg in facts.legs:
        yield from (leg.place, leg.place_name)
    for hidden in facts.concealments:
        yield from (hidden.cover_load, hidden.markings, *hidden.tags)
    for conveyance in facts.conveyances:
        yield from (conveyance.carrier_name, conveyance.make, conveyance.model)
