"""How a person searches: the columns that were chosen, the searches that are kept."""

from dataclasses import dataclass

from accounts import gate
from seizures.models import SearchHabits


@dataclass(frozen=True, slots=True)
class Kept:
    """A search kept under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Habits:
    """What is remembered of a person's searching; no columns means the usual ones."""

    columns: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()


def habits_of(actor: gate.Actor) -> Habits:
    """Recall how this person searches."""
    row = SearchHabits.objects.filter(user_id=actor.account).first()
    if row is None:
        return Habits()
    return Habits(tuple(row.columns), tuple(Kept(*each) for each in row.kept))
