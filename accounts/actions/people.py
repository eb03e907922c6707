"""Found administrations, open offices, admit people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts import gate
from accounts.actions.letters import write_letter
from accounts.actions.links import start_link
from accounts.actions.memberships import give_role
from accounts.actions.on_people import record
from accounts.errors import NameTaken
from accounts.gate import Actor
from accounts.models import Administration, Letter, Office, OneTimeLink, User
from accounts.permissions import Permission
from accounts.roles import belongs_to_operation
from accounts.security.codes import Secret, issue_name
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event

CHANGEABLE = ("name", "country", "kind", "rilo", "contact_email", "is_active")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is known of somebody who is about to get an account."""

    full_name: str
    email: str
    administration: str
    roles: tuple[str, ...]
    language: str = "en"
    time_zone: str = "UTC"
    kind: str = User.Kind.OFFICER
    username: str = ""
    """Issued at random unless given; only the demo world and tests give one."""
    operation: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """A new account, and the secret of its activation link if the caller is a job."""

    user_id: int
    username: str
    link_id: int
    secret: Secret = field(repr=False)


@transaction.atomic
def found_administration(
    *,
    code: str,
    name: str,
    country: str,
    kind: str = Administration.Kind.CUSTOMS,
    rilo: str = "",
    by: Actor,
) -> Administration:
    """Enter an administration into the register."""
    gate.check(by, Permission.ADMINISTRATION_EDIT)
    if Administration.objects.filter(code=code).exists():
        raise NameTaken(name=code)
    place = Administration.objects.create(
        code=code, name=name, country=country, kind=kind, rilo=rilo
    )
    trail.record(
        by.name,
        Event.ADMINISTRATION_FOUNDED,
        subject=f"administration:{place.public_id}",
        administration=code,
    )
    return place


def ensure_administration(*, code: str, name: str, kind: str, by: Actor) -> Administration:
    """Find an administration by its code, or found it."""
    found = Administration.objects.filter(code=code).first()
    return found or found_administration(code=code, name=name, country="", kind=kind, by=by)


@transaction.atomic
def change_administration(
    *, administration_id: int, facts: Mapping[str, object], by: Actor
) -> Administration:
    """Correct the facts of an administration; closing it keeps its people out at once."""
    place = Administration.objects.select_for_update().get(pk=administration_id)
    gate.check(by, Permission.ADMINISTRATION_EDIT, place)
    changed = [name for name in CHANGEABLE if getattr(place, name) != facts.get(name)]
    for name in changed:
        setattr(place, name, facts[name])
    place.save()
    trail.record(
        by.name,
        Event.ADMINISTRATION_CHANGED,
        subject=f"administration:{place.public_id}",
        details={"changed": " ".join(changed)},
        administration=place.code,
    )
    return place


@transaction.atomic
def open_office(
    *, administration: str, code: str, name: str, location: str = "", by: Actor
) -> Office:
    """Add a place of work to an administration."""
    place = Administration.objects.select_for_update().get(code=administration)
    gate.check(by, Permission.ADMINISTRATION_EDIT, place)
    if place.offices.filter(code=code).exists():
        raise NameTaken(name=code)
    office = Office.objects.create(administration=place, code=code, name=name, location=location)
    trail.record(
        by.name,
        Event.OFFICE_OPENED,
        subject=f"administration:{place.public_id}",
        details={"office": code},
        administration=place.code,
    )
    return office


@transaction.atomic
def admit_person(person: NewPerson, *, by: Actor) -> Admitted:
    """Create an account with its roles and send its owner the activation link.

    The secret is handed only to a job (the demo world chooses passwords with it); when a person
    admits somebody, the link is made while the letter is mailed and nobody else ever sees it.
    """
    gate.check(by, Permission.ACCOUNT_APPROVE)
    place = Administration.objects.get(code=person.administration)
    user = User(
        username=person.username.lower() or _free_name(),
        full_name=person.full_name,
        email=person.email,
        language=person.language,
        time_zone=person.time_zone,
        kind=person.kind,
        administration=place,
    )
    if User.objects.filter(username=user.username).exists():
        raise NameTaken(name=user.username)
    user.set_unusable_password()
    user.save()
    for role in person.roles:
        operation = person.operation if belongs_to_operation(role) else None
        give_role(user, role, operation=operation, until=person.valid_until, by=by)
    link, secret = start_link(user, OneTimeLink.Kind.ACTIVATION, by=by)
    if not by.is_job:
        write_letter(user, Letter.Kind.ACTIVATION, link=link, params={"username": user.username})
    record(by.name, Event.ACCOUNT_ADMITTED, user, details={"roles": " ".join(person.roles)})
    return Admitted(user.pk, user.username, link.pk, secret if by.is_job else Secret(""))


def _free_name() -> str:
    while User.objects.filter(username=(name := issue_name())).exists():
        pass
    return name
