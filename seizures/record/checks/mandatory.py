"""What must be stated before a case can be submitted."""

from collections.abc import Iterator, Sequence
from typing import Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard
from seizures.record.chosen import Chosen
from seizures.record.definition import Need, facts_of
from seizures.record.facts import Conveyance, Leg, Line, SeizureFacts
from seizures.record.problems import Problem

WITHOUT_GOODS: Final = frozenset({"NEG"})


# what the simplified form demands is demanded of every case, however it came
def _demanded(cls: type) -> Chosen:
    return Chosen([fact.name for fact in facts_of(cls) if fact.simple is Need.MANDATORY])


_CASE: Final = _demanded(SeizureFacts)
_PARTS: Final = tuple(
    (attribute, _demanded(cls))
    for attribute, cls in (("conveyances", Conveyance), ("legs", Leg), ("lines", Line))
)


def stated(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """The answers of the simplified form are the least a case must say."""
    for name in _missing(_CASE, case):
        yield hard(name, "missing")
    for attribute, demanded in _PARTS:
        for index, part in enumerate(getattr(case, attribute)):
            for name in _missing(demanded, part):
                yield hard(f"{attribute}.{index}.{name}", "missing")


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


def _missing(demanded: Chosen, part: object) -> Sequence[str]:
    values = demanded.of(part)
    if all(values):
        return ()
    pairs = zip(demanded.names, values, strict=True)
    return [name for name, value in pairs if value is None or value == ()]


RULES: Final[tuple[Rule, ...]] = (
    stated,
    something_happened,
    negative_has_reason,
    concealed_says_where,
    arrested_are_persons,
    position_is_whole,
)
