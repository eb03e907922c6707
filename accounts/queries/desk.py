"""What waits for the helpdesk, counted and listed."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessRequest, OneTimeLink, Signatory, Ticket, User
from accounts.queries.people import CERTIFY_EVERY


class Waits(StrEnum):
    """Why somebody waits for the helpdesk."""

    BLOCKED_TODAY = "blocked-today"
    SECOND_PERSON = "second-person"
    CERTIFICATE = "certificate"


WAITING: dict[Waits, str | Promise] = {
    Waits.BLOCKED_TODAY: _("Blocked today"),
    Waits.SECOND_PERSON: _("A reset waits for a second person"),
    Waits.CERTIFICATE: _("Not confirmed for a year"),
}


@dataclass(frozen=True, slots=True)
class Pile:
    """One pile of work: what it is, how much, and the list it leads to."""

    words: str | Promise
    count: int
    address: str


def people_waiting(people: QuerySet[User], what: Waits) -> QuerySet[User]:
    """Narrow people to those who wait for a reason."""
    return people.filter(_condition(what))


def piles() -> list[Pile]:
    """Count what waits for the helpdesk."""
    people = reverse("admin:accounts_user_changelist")
    asked = reverse("admin:accounts_accessrequest_changelist")
    tickets = reverse("admin:accounts_ticket_changelist")
    officers = reverse("admin:accounts_signatory_changelist")
    return [
        *(
            Pile(words, people_waiting(User.objects.all(), what).count(), f"{people}?waits={what}")
            for what, words in WAITING.items()
        ),
        Pile(
            _("Signed requests to check"),
            AccessRequest.objects.filter(state=AccessRequest.State.SIGNED).count(),
            f"{asked}?state__exact=signed",
        ),
        Pile(
            _("Tickets to answer"),
            Ticket.objects.filter(state=Ticket.State.OPEN).count(),
            f"{tickets}?state__exact=open",
        ),
        Pile(
            _("Designated officers to confirm"),
            Signatory.objects.filter(state=Signatory.State.PROPOSED).count(),
            f"{officers}?state__exact=proposed",
        ),
    ]


def _condition(what: Waits) -> Q:
    now = timezone.now()
    if what is Waits.BLOCKED_TODAY:
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        return Q(state=User.State.BLOCKED, state_since__gte=today)
    if what is Waits.CERTIFICATE:
        return Q(state=User.State.ACTIVE, certified_at__lte=now - CERTIFY_EVERY)
    links = OneTimeLink.objects.filter(
        needs_second=True,
        confirmed_by="",
        used_at__isnull=True,
        void_at__isnull=True,
        expires_at__gt=now,
    )
    return Q(pk__in=links.values("user"))
