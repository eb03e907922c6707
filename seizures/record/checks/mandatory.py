"""What must be stated before a case can be submitted."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from seizures.record.checks.surroundings import OfPart, Rule, Surroundings, hard
from seizures.record.chosen import Chosen
from seizures.record.definition import Need, facts_of
from seizures.record.facts import Conveyance, Leg, Line, SeizureFacts
from seizures.record.problems import Problem

WITHOUT_GOODS: Final = frozenset({"NEG"})


# what the simplified form demands is demanded of every case, however it came
_DEMANDED: Final = {
    cls: Chosen([fact.name for fact in facts_of(cls) if fact.simple is Need.MANDATORY])
    for cls in (SeizureFacts, Conveyance, Leg, Line)
}


def stated(part: Any) -> Sequence[Problem]:
    """The answers of the simplified form are the least a case must say."""
    demanded = _DEMANDED.get(type(part))
    if demanded is None:
        return ()
    values = demanded.of(part)
    if all(values):
        return ()
    pairs = zip(demanded.names, values, strict=True)
    return [hard(name, "missing") for name, value in pairs if value is None or value == ()]


def something_happened(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A case has goods, unless it records that nothing was found."""
    if not case.lines and case.record_kind not in WITHOUT_GOODS:
        yield hard("lines", "no-goods")
    if not case.conveyances:
        yield hard("conveyances", "no-conveyance")


def negative_has_reason(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A control without result says why."""
    if case.record_kind in WITHOUT_GOODS and not case.negative_reason:
        yield hard("negative_reason", "missing")


def concealed_says_where(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Goods that were hidden were hidden somewhere; unknown is an answer."""
    for index, hidden in enumerate(case.concealments):
        if not hidden.place:
            yield hard(f"concealments.{index}.place", "missing")


def arrested_are_persons(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Nobody is arrested who is not counted."""
    if case.persons_total is None or case.arrested_total is None:
        return
    if case.arrested_total > case.persons_total:
        yield hard("arrested_total", "more-arrested-than-persons")


def position_is_whole(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A position has a latitude and a longitude."""
    for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if getattr(case, name) is None and getattr(case, other) is not None:
            yield hard(name, "half-a-position")


OF_EACH: Final[tuple[OfPart, ...]] = (stated,)
RULES: Final[tuple[Rule, ...]] = (
    something_happened,
    negative_has_reason,
    concealed_says_where,
    arrested_are_persons,
    position_is_whole,
)
