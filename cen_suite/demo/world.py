"""Found the invented world: administrations, regional offices and people."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.actions.passwords import activate
from accounts.actions.people import NewPerson, admit_person, found_administration
from accounts.gate import Actor, job_actor
from accounts.models import Access, Administration, User
from accounts.permissions import Permission
from cen_suite.core.codelists.lookup import table
from cen_suite.demo.people import DemoPerson, invented, password_from, people
from cen_suite.demo.seizures import Reporter


def founder() -> Actor:
    """Give the job that founds the world."""
    return job_actor("demo", permissions=set(Permission))


def password_of(username: str) -> str:
    """Give the password of somebody in this installation."""
    return password_from(settings.SECRET_KEY, username)


def reporters() -> dict[str, Reporter]:
    """List the countries that report, by the code of their administration."""
    return {
        row["code"]: Reporter(row["code"][:2], row["places"])
        for row in invented()["administration"]
    }


def found_world() -> int:
    """Found what is missing; return how many people were admitted."""
    countries = table("country")
    for row in invented()["administration"]:
        region = countries.attribute(row["code"][:2], "rilo") or ""
        _found(row["code"], row["name"], row["code"][:2], "customs", region)
    for row in invented()["body"]:
        _found(row["code"], row["name"], "", row["kind"], row["rilo"])
    return sum(_admit(person) for person in people())


def _found(code: str, name: str, country: str, kind: str, region: str) -> None:
    if not Administration.objects.filter(code=code).exists():
        found_administration(
            code=code, name=name, country=country, kind=kind, rilo=region, by=founder()
        )


def _admit(person: DemoPerson) -> bool:
    if User.objects.filter(username=person.username).exists():
        return False
    admitted = admit_person(
        NewPerson(
            username=person.username,
            full_name=person.name,
            email=f"{person.username}@demo.example",
            administration=person.place,
            roles=person.roles,
            language=person.language,
            operation=person.operation,
        ),
        by=founder(),
    )
    activate(admitted.secret, password_of(person.username))
    long_ago = timezone.now() - timedelta(days=person.unused)
    Access.objects.filter(user_id=admitted.user_id).update(last_used=long_ago)
    return True
