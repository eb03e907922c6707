"""Remember how a person searches; nobody else's pages change by it, so no trail is kept."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.web.problems import DomainError
from seizures.models import SearchHabits

MOST_KEPT = 50
LONGEST_NAME = 80


class TooManyKept(DomainError):
    """A person keeps more searches than a menu can show."""

    code = "too-many-searches"
    sentence = _("You keep %(most)s searches already. Remove one first.")


@transaction.atomic
def choose_columns(columns: Sequence[str], *, by: gate.Actor) -> None:
    """Show these columns from now on."""
    habits = _locked(by)
    habits.columns = list(columns)
    habits.save(update_fields=["columns"])


@transaction.atomic
def keep_search(*, name: str, query: str, by: gate.Actor) -> str:
    """Keep a search under a name, in the place of an older one of that name; give the name."""
    habits = _locked(by)
    given = " ".join(name.replace("\x00", "").split())[:LONGEST_NAME]
    others = [each for each in habits.kept if each[0] != given]
    if len(others) >= MOST_KEPT:
        raise TooManyKept(most=MOST_KEPT)
    habits.kept = sorted([*others, [given, query]])
    habits.save(update_fields=["kept"])
    return given


@transaction.atomic
def drop_search(*, name: str, by: gate.Actor) -> None:
    """Keep a search no longer."""
    habits = _locked(by)
    habits.kept = [each for each in habits.kept if each[0] != name]
    habits.save(update_fields=["kept"])


def _locked(by: gate.Actor) -> SearchHabits:
    gate.check(by, Permission.SEIZURE_READ)
    SearchHabits.objects.get_or_create(user_id=by.account)
    return SearchHabits.objects.select_for_update().get(user_id=by.account)
