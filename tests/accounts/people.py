"""People for tests, admitted by the same actions as everybody else."""

from dataclasses import dataclass

from accounts.actions.passwords import activate
from accounts.actions.people import NewPerson, admit_person, found_administration
from accounts.gate import Actor, job_actor
from accounts.models import Administration, User
from accounts.permissions import Permission
from accounts.queries.actors import actor_for

PASSWORD = "heron lantern copper 41"
FOUNDER = job_actor("founder", permissions=set(Permission))
PLACES = {
    "SN-CUS": ("Senegal Customs", "SN", "customs", "RILO-WA"),
    "BE-CUS": ("Belgium Customs", "BE", "customs", "RILO-WE"),
    "JP-CUS": ("Japan Customs", "JP", "customs", "RILO-AP"),
    "WCO": ("World Customs Organization", "", "wco", ""),
    "RILO-WA": ("RILO West Africa", "", "rilo", "RILO-WA"),
}


@dataclass(frozen=True)
class Somebody:
    """An active person, his actor and his password."""

    user: User
    password: str = PASSWORD

    @property
    def actor(self) -> Actor:
        return actor_for(User.objects.select_related("administration").get(pk=self.user.pk))

    def fresh(self) -> User:
        return User.objects.select_related("administration").get(pk=self.user.pk)


def place(code: str) -> Administration:
    """Found an administration unless it exists."""
    found = Administration.objects.filter(code=code).first()
    if found is not None:
        return found
    name, country, kind, rilo = PLACES[code]
    return found_administration(
        code=code, name=name, country=country, kind=kind, rilo=rilo, by=FOUNDER
    )


def somebody(name: str, *roles: str, at: str = "SN-CUS", operation: str | None = None) -> Somebody:
    """Admit and activate a person."""
    place(at)
    admitted = admit_person(
        NewPerson(
            username=name,
            full_name=name.replace(".", " ").title(),
            email=f"{name}@example.org",
            administration=at,
            roles=roles,
            operation=operation,
        ),
        by=FOUNDER,
    )
    return Somebody(activate(admitted.secret, PASSWORD))
