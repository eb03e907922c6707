"""Values that can be kept at all: codes of their list, places that exist, texts that fit.

A form or workbook meets these limits while it is read; a message of another machine meets them
here.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard
from seizures.record.chosen import Chosen
from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.families import extension
from seizures.record.groups import REPEATING
from seizures.record.nomenclature import is_hs
from seizures.record.problems import Problem

REFERENCE_LENGTH: Final = 200
SHOWN: Final = 60
HS: Final = "hs"

Fault = tuple[str, dict[str, str]] | None
Look = Callable[[Fact, Any, Surroundings], Fault]


def values_are_possible(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """Every value is one that its list, its place register or its column knows."""
    yield from _impossible(_CASE, case, "", around)
    for attribute, plan in _PARTS:
        for index, part in enumerate(getattr(case, attribute)):
            yield from _impossible(plan, part, f"{attribute}.{index}.", around)
    for index, line in enumerate(case.lines):
        if line.extension:
            yield from _extension(line.family, line.extension, index, around)


def _extension(
    family: str | None, stated: Mapping[str, Any], index: int, around: Surroundings
) -> Iterator[Problem]:
    for fact in extension(family or ""):
        value = stated.get(fact.name)
        if value is not None and fact.kind in _LOOKS:
            fault = _LOOKS[fact.kind](fact, value, around)
            if fault:
                yield hard(f"lines.{index}.extension.{fact.name}", fault[0], **fault[1])


class _Plan:
    """What is looked at in one class of facts, worked out once."""

    def __init__(self, cls: type) -> None:
        self.facts = tuple(fact for fact in facts_of(cls) if fact.kind in _LOOKS)
        self.stated = Chosen([fact.name for fact in self.facts])
        self.looks = tuple(_LOOKS[fact.kind] for fact in self.facts)


def _impossible(plan: _Plan, part: object, path: str, around: Surroundings) -> Iterator[Problem]:
    for value, fact, look in zip(plan.stated.of(part), plan.facts, plan.looks, strict=True):
        if value is None or value == ():
            continue
        fault = look(fact, value, around)
        if fault:
            yield hard(path + fact.name, fault[0], **fault[1])


def _code(fact: Fact, value: str, around: Surroundings) -> Fault:
    table = around.lists[fact.codes]
    if value in table or (fact.codes == HS and is_hs(value, table)):
        return None
    return "unknown-code", {"value": value[:SHOWN], "list": fact.codes}


def _codes(fact: Fact, values: tuple[str, ...], around: Surroundings) -> Fault:
    if not fact.codes:
        most = fact.max_length or REFERENCE_LENGTH
        return next(filter(None, (_longer(value, most) for value in values)), None)
    return next(filter(None, (_code(fact, value, around) for value in values)), None)


def _place(_fact: Fact, value: str, around: Surroundings) -> Fault:
    return None if value in around.places else ("unknown-place", {"value": value[:SHOWN]})


def _text(fact: Fact, value: str, _around: Surroundings) -> Fault:
    return _longer(value, fact.max_length)


def _longer(value: str, most: int) -> Fault:
    if "\x00" in value:
        return "control-character", {}
    if most and len(value) > most:
        return "too-long", {"length": str(len(value)), "most": str(most)}
    return None


def _number(fact: Fact, value: Decimal | int, _around: Surroundings) -> Fault:
    shown = {"value": str(value)[:SHOWN]}
    if fact.minimum is not None and value < fact.minimum:
        return "too-small", {**shown, "least": f"{fact.minimum:f}"}
    if fact.maximum is not None and value > fact.maximum:
        return "too-large", {**shown, "most": f"{fact.maximum:f}"}
    if fact.digits and abs(value) >= 10 ** (fact.digits - fact.decimals):
        return "too-large", {**shown, "most": "9" * (fact.digits - fact.decimals)}
    return None


_LOOKS: Final[Mapping[Kind, Look]] = {
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.PLACE: _place,
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
}
_CASE: Final = _Plan(SeizureFacts)
_PARTS: Final = tuple((group.attribute, _Plan(group.facts_class)) for group in REPEATING)

RULES: Final[tuple[Rule, ...]] = (values_are_possible,)
