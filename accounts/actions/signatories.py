"""The list of designated officers: two different helpdesk people put a name on it."""

from django.db import transaction
from django.utils import timezone

from accounts import gate
from accounts.errors import AlreadyDone, NameTaken, NotNow, Refused
from accounts.gate import Actor
from accounts.models import Administration, Signatory, User
from accounts.permissions import Permission
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event


@transaction.atomic
def propose_signatory(
    *, administration: str, full_name: str, post: str, username: str = "", by: Actor
) -> Signatory:
    """Propose a designated officer; with a user name he can sign in the system."""
    gate.check(by, Permission.SIGNATORY_EDIT)
    place = Administration.objects.select_for_update().get(code=administration)
    user = User.objects.filter(username=username, administration=place).first()
    if username and user is None:
        raise NotNow
    present = Signatory.objects.filter(administration=place, full_name=full_name)
    if present.exclude(state=Signatory.State.ENDED).exists():
        raise NameTaken(name=full_name)
    signatory = Signatory.objects.create(
        administration=place, full_name=full_name, post=post, user=user, proposed_by=by.name
    )
    _record(Event.SIGNATORY_PROPOSED, signatory, by)
    return signatory


@transaction.atomic
def confirm_signatory(*, signatory_id: int, by: Actor) -> Signatory:
    """Confirm a designated officer whom somebody else proposed."""
    signatory = _lock(signatory_id, by)
    if signatory.state != Signatory.State.PROPOSED:
        raise AlreadyDone
    if signatory.proposed_by == by.name or signatory.user_id == by.user_id:
        raise Refused(Permission.SIGNATORY_EDIT.value, f"signatory:{signatory.pk}")
    signatory.state = Signatory.State.CONFIRMED
    signatory.confirmed_by, signatory.confirmed_at = by.name, timezone.now()
    signatory.save()
    _record(Event.SIGNATORY_CONFIRMED, signatory, by)
    return signatory


@transaction.atomic
def end_signatory(*, signatory_id: int, by: Actor) -> Signatory:
    """Take an officer off the list; what he signed stays signed."""
    signatory = _lock(signatory_id, by)
    if signatory.state == Signatory.State.ENDED:
        raise AlreadyDone
    signatory.state = Signatory.State.ENDED
    signatory.ended_by, signatory.ended_at = by.name, timezone.now()
    signatory.save()
    _record(Event.SIGNATORY_ENDED, signatory, by)
    return signatory


def _lock(signatory_id: int, by: Actor) -> Signatory:
    gate.check(by, Permission.SIGNATORY_EDIT)
    return (
        Signatory.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(pk=signatory_id)
    )


def _record(event: Event, signatory: Signatory, by: Actor) -> None:
    trail.record(
        by.name,
        event,
        subject=f"signatory:{signatory.pk}",
        administration=signatory.administration.code,
    )
