"""Grant, extend and end roles."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.actions.notices import tell
from accounts.actions.on_people import record
from accounts.errors import AlreadyDone, NotNow
from accounts.gate import Actor
from accounts.models import Access, Membership, User
from accounts.permissions import Permission
from accounts.roles import ROLES, belongs_to_operation, clash
from cen_suite.core.audit.events import Event


@transaction.atomic
def grant_role(
    *,
    user_id: int,
    role: str,
    operation: str | None = None,
    until: date | None = None,
    by: Actor,
) -> Membership:
    """Give a person one more role; nobody changes his own."""
    user = User.objects.select_for_update().get(pk=user_id)
    gate.check(by, Permission.ROLE_GRANT, user)
    if user.state == User.State.CLOSED:
        raise NotNow
    if belongs_to_operation(role) != bool(operation):
        raise NotNow(
            _("A role in CENcomm is held in one operation, every other role in none. Say which.")
        )
    membership = give_role(user, role, operation=operation, until=until, by=by)
    tell([user.pk], "role.granted", params={"role": role})
    return membership


def give_role(
    user: User, role: str, *, operation: str | None, until: date | None, by: Actor
) -> Membership:
    """Write a role and start the clock of its application; the caller has passed the gate."""
    held = Membership.objects.filter(user=user, ended_at__isnull=True)
    if held.filter(role=role, operation=operation).exists():
        raise AlreadyDone
    if clash([*held.values_list("role", flat=True), role]):
        raise NotNow(_("A system administrator may not hold another role."))
    application = ROLES[role].application
    membership = Membership.objects.create(
        user=user,
        role=role,
        application=application,
        administration=user.administration,
        operation=operation,
        valid_until=until,
        granted_by=by.name,
    )
    Access.objects.update_or_create(
        user=user, application=application, defaults={}, create_defaults={}
    )
    record(by.name, Event.ROLE_GRANTED, user, details={"role": role, "operation": operation or ""})
    return membership


@transaction.atomic
def end_role(*, membership_id: int, by: Actor, reason: str = "") -> Membership:
    """Take a role away; the next request of its holder knows."""
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user__administration")
        .get(pk=membership_id)
    )
    gate.check(by, Permission.ROLE_GRANT, membership.user)
    if membership.ended_at is not None:
        raise AlreadyDone
    membership.ended_at = timezone.now()
    membership.ended_by = by.name
    membership.save(update_fields=["ended_at", "ended_by"])
    record(
        by.name,
        Event.ROLE_ENDED,
        membership.user,
        details={"role": membership.role, "operation": membership.operation or ""},
        reason=reason,
    )
    tell([membership.user_id], "role.ended", params={"role": membership.role})
    return membership
