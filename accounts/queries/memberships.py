"""A membership of an operation that somebody is about to decide on."""

from accounts import gate
from accounts.gate import Actor
from accounts.models import Membership
from accounts.permissions import Permission
from accounts.queries.people import person_for


def membership_for(actor: Actor, public_id: str, membership_id: int) -> Membership:
    """Fetch a membership this actor may suspend, or refuse."""
    person = person_for(actor, public_id)
    membership = person.memberships.get(pk=membership_id, ended_at__isnull=True)
    gate.check(actor, Permission.MEMBER_MANAGE, membership)
    return membership
