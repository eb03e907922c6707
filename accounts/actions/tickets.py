"""Tickets: write to the helpdesk, answer, close."""

from django.db import transaction

from accounts import gate
from accounts.actions.notices import tell
from accounts.errors import NotNow, Refused
from accounts.gate import Actor
from accounts.models import Ticket, TicketAnswer
from accounts.permissions import Permission
from accounts.queries.people import holders_of
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.db import numbering


@transaction.atomic
def open_ticket(*, kind: str, title: str, text: str, page: str = "", by: Actor) -> Ticket:
    """Write to the helpdesk."""
    if by.user_id is None:
        raise Refused(Permission.TICKET_ANSWER.value)
    ticket = Ticket.objects.create(
        reference=f"T-{numbering.take('ticket')[0]:06d}",
        author_id=by.user_id,
        kind=kind,
        title=title,
        text=text,
        page=page[:300],
    )
    _record(Event.TICKET_OPENED, ticket, by)
    tell(
        holders_of(Permission.TICKET_ANSWER),
        "ticket.opened",
        params={"reference": ticket.reference},
        link=f"/account/tickets/{ticket.public_id}/",
    )
    return ticket


@transaction.atomic
def answer_ticket(*, public_id: str, text: str, by: Actor) -> TicketAnswer:
    """Add a message; the helpdesk answers, the author asks on and so opens it again."""
    ticket = _lock(public_id, by)
    is_helpdesk = ticket.author_id != by.user_id
    answer = TicketAnswer.objects.create(
        ticket=ticket, author_id=by.account, text=text, is_helpdesk=is_helpdesk
    )
    ticket.state = Ticket.State.ANSWERED if is_helpdesk else Ticket.State.OPEN
    ticket.save()
    _record(Event.TICKET_ANSWERED, ticket, by)
    if is_helpdesk:
        tell(
            [ticket.author_id],
            "ticket.answered",
            params={"reference": ticket.reference},
            link=f"/account/tickets/{ticket.public_id}/",
        )
    return answer


@transaction.atomic
def close_ticket(*, public_id: str, by: Actor) -> Ticket:
    """Close a ticket, by its author or the helpdesk."""
    ticket = _lock(public_id, by)
    if ticket.state == Ticket.State.CLOSED:
        raise NotNow
    ticket.state = Ticket.State.CLOSED
    ticket.save()
    _record(Event.TICKET_CLOSED, ticket, by)
    return ticket


def _lock(public_id: str, by: Actor) -> Ticket:
    ticket = Ticket.objects.select_for_update().get(public_id=public_id)
    if by.user_id is None or ticket.author_id != by.user_id:
        gate.check(by, Permission.TICKET_ANSWER, ticket)
    return ticket


def _record(event: Event, ticket: Ticket, by: Actor) -> None:
    trail.record(
        by.name, event, subject=f"ticket:{ticket.public_id}", administration=by.administration
    )
