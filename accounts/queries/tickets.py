"""Tickets and their answers."""

from django.db.models import Case, Prefetch, QuerySet, When

from accounts import gate
from accounts.gate import Actor
from accounts.models import Ticket, TicketAnswer

STATES = Ticket.State.choices


def tickets_for(actor: Actor, state: str = "") -> QuerySet[Ticket]:
    """List tickets one may see: those that wait for an answer on top, then the newest."""
    waits = Case(When(state=Ticket.State.OPEN, then=0), default=1)
    rows = gate.visible(actor, Ticket.objects.all()).select_related("author")
    return (rows.filter(state=state) if state else rows).order_by(waits, "-id")


def ticket_for(actor: Actor, public_id: str) -> Ticket:
    """Fetch one ticket with its answers."""
    answers = TicketAnswer.objects.select_related("author").order_by("id")
    return (
        tickets_for(actor)
        .prefetch_related(Prefetch("answers", queryset=answers))
        .get(public_id=public_id)
    )
