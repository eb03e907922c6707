"""A person's own account at a glance, what was done in his name, what was done to an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.gate import Actor
from accounts.models import User
from accounts.permissions import Permission
from accounts.queries.actors import has_second_factor
from accounts.queries.people import person_for, shown_names
from accounts.roles import ROLES, Role
from accounts.rules import held_now
from cen_suite.core.audit import history
from cen_suite.core.audit.history import Entry
from cen_suite.core.audit.subjects import NOTHING, Named, names_of

SYSTEM, APPLICANT, MACHINE = _("The system itself"), _("The applicant"), _("A machine")


@dataclass(frozen=True, slots=True)
class Overview:
    """What the profile page shows."""

    user: User
    roles: list[Role]
    has_second_factor: bool
    settings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history: when, what, to which record, by whom, why."""

    at: datetime
    sentence: str
    subject: Named
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonalTrail:
    """The trail of one account: what was done to it, and what was done in its name."""

    person: User
    done_to: list[Line]
    done_by: list[Line]


def overview_of(actor: Actor) -> Overview:
    """Gather one's own account."""
    user = User.objects.select_related("administration", "office").get(pk=actor.account)
    held = held_now().filter(user=user)
    return Overview(
        user=user,
        roles=[ROLES[code] for code in held.values_list("role", flat=True) if code in ROLES],
        has_second_factor=has_second_factor(user.pk),
        settings={"language": user.language, "time_zone": user.time_zone, "email": user.email},
    )


def done_by(actor: Actor) -> list[Line]:
    """List what was done in one's own name."""
    own = User.objects.get(pk=actor.account)
    return _lines(history.of_actor(actor.name), own)


def trail_of(actor: Actor, public_id: str) -> PersonalTrail:
    """Show the trail of an account to those who may read it."""
    person = person_for(actor, public_id)
    gate.check(actor, Permission.TRAIL_READ, person)
    return PersonalTrail(
        person=person,
        done_to=_lines(history.of_subject(f"user:{person.public_id}"), person),
        done_by=_lines(history.of_actor(person.username), person),
    )


def _lines(entries: Sequence[Entry], person: User) -> list[Line]:
    """Say the lines of a person's history; what concerns himself does not name him again."""
    named = names_of({entry.subject for entry in entries} - {f"user:{person.public_id}"})
    people = shown_names({entry.actor for entry in entries})
    return [
        Line(
            at=entry.at,
            sentence=entry.sentence,
            subject=named.get(entry.subject, NOTHING),
            by=people.get(entry.actor) or _who_else(entry.actor),
            reason=entry.reason,
        )
        for entry in entries
    ]


def _who_else(name: str) -> str:
    """Name whoever acted without an account: the system, an applicant, a machine."""
    if name == "applicant":
        return str(APPLICANT)
    return str(MACHINE if name.startswith("token:") else SYSTEM)
