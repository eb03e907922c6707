"""A membership is suspended by whoever leads the operation, and closes that operation alone."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import memberships, resets, suspensions
from accounts.actions.sign_in import Try, Verdict, try_password
from accounts.errors import AlreadyDone, NotNow, Refused
from accounts.models import Membership, Notice, User
from accounts.permissions import Permission
from accounts.queries.history import overview_of
from accounts.queries.people import people_for
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, Somebody, somebody

pytestmark = pytest.mark.django_db
ACTS: list[Callable[..., Membership]] = [
    suspensions.suspend_membership,
    suspensions.resume_membership,
]


@pytest.fixture
def lead(db: None) -> Somebody:
    return somebody("be.lead", "OL", at="BE-CUS", operation="DEMETER-XI")


@pytest.fixture
def member(db: None) -> Somebody:
    return somebody("sn.member", "CM", operation="DEMETER-XI")


def part(who: Somebody, operation: str = "DEMETER-XI") -> Membership:
    """Give somebody's part in an operation."""
    return Membership.objects.get(user=who.user, operation=operation, ended_at__isnull=True)


def suspend(by: Somebody, whom: Somebody, operation: str = "DEMETER-XI") -> Membership:
    """Suspend somebody's part in an operation."""
    return decide(suspensions.suspend_membership, by, whom, operation)


def resume(by: Somebody, whom: Somebody) -> Membership:
    """End that."""
    return decide(suspensions.resume_membership, by, whom)


def decide(
    act: Callable[..., Membership], by: Somebody, whom: Somebody, operation: str = "DEMETER-XI"
) -> Membership:
    """Do either."""
    return act(
        public_id=str(whom.user.public_id),
        membership_id=part(whom, operation).pk,
        reason="left the team",
        by=by.actor,
    )


def trail_of(event: Event) -> list[AuditEvent]:
    """List what stands in the trail."""
    return list(AuditEvent.objects.filter(event=event.value))


def test_who_is_suspended_may_nothing_in_the_operation_until_it_ends(
    lead: Somebody, member: Somebody
) -> None:
    held = member.actor.permissions

    suspend(lead, member)
    assert not member.actor.permissions
    assert try_password(Try("sn.member", "192.0.2.0/24"), PASSWORD)[0] is Verdict.WRONG

    resume(lead, member)
    assert member.actor.permissions == held
    assert try_password(Try("sn.member", "192.0.2.0/24"), PASSWORD)[0] is Verdict.RIGHT


def test_the_trail_names_person_operation_and_reason_and_the_person_is_told(
    lead: Somebody, member: Somebody
) -> None:
    suspend(lead, member)
    resume(lead, member)

    for event in (Event.MEMBERSHIP_SUSPENDED, Event.MEMBERSHIP_RESUMED):
        (entry,) = trail_of(event)
        assert (entry.actor, entry.subject) == ("be.lead", f"user:{member.user.public_id}")
        assert json.loads(entry.details) == {"role": "CM", "operation": "DEMETER-XI"}
        assert (entry.administration, entry.reason) == ("SN-CUS", "left the team")
        told = Notice.objects.get(kind=event.value)
        assert (told.user, told.params) == (member.user, {"operation": "DEMETER-XI"})


def test_the_account_and_all_else_stay_open(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    memberships.grant_role(user_id=member.user.pk, role="RD", by=helpdesk.actor)
    before = member.fresh()

    suspend(lead, member)

    after = member.fresh()
    assert (after.state, after.session_epoch) == (User.State.ACTIVE, before.session_epoch)
    assert Permission.SEIZURE_READ in member.actor.permissions
    assert Permission.MESSAGE_READ not in member.actor.permissions
    assert [role.code for role in overview_of(member.actor).roles] == ["RD"]


def test_whom_it_leaves_nothing_is_signed_out(lead: Somebody, member: Somebody) -> None:
    before = member.fresh().session_epoch

    suspend(lead, member)

    assert member.fresh().session_epoch == before + 1


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("role", "at", "operation"),
    [
        ("OL", "BE-CUS", "THUNDER-26"),
        ("OC", "BE-CUS", "DEMETER-XI"),
        ("CM", "BE-CUS", "DEMETER-XI"),
        ("NCP", "SN-CUS", None),
    ],
)
def test_nobody_but_the_lead_of_this_operation_decides(
    member: Somebody, act: Callable[..., Membership], role: str, at: str, operation: str | None
) -> None:
    other = somebody("some.other", role, at=at, operation=operation)

    with pytest.raises(Refused):
        decide(act, other, member)

    assert part(member).suspended_at is None
    assert not trail_of(Event.MEMBERSHIP_SUSPENDED)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_nobody_decides_about_himself(lead: Somebody, act: Callable[..., Membership]) -> None:
    with pytest.raises(Refused):
        decide(act, lead, lead)


def test_an_equal_is_not_suspended_and_the_unit_does_not_act_upwards(lead: Somebody) -> None:
    equal = somebody("jp.lead", "OL", at="JP-CUS", operation="DEMETER-XI")
    officer = somebody("jp.unit", "OC", at="JP-CUS", operation="DEMETER-XI")

    for by, whom in ((lead, equal), (officer, lead)):
        with pytest.raises(Refused):
            suspend(by, whom)
    assert suspend(lead, officer).suspended_at is not None


def test_rank_outside_the_operation_does_not_protect_a_member(
    lead: Somebody, contact_point: Somebody, helpdesk: Somebody
) -> None:
    memberships.grant_role(
        user_id=contact_point.user.pk, role="CM", operation="DEMETER-XI", by=helpdesk.actor
    )

    assert suspend(lead, contact_point).suspended_at is not None
    assert Permission.ACCOUNT_RESET in contact_point.actor.permissions


def test_a_part_in_another_operation_is_not_the_leads_business(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    memberships.grant_role(
        user_id=member.user.pk, role="CM", operation="THUNDER-26", by=helpdesk.actor
    )

    with pytest.raises(Refused):
        suspend(lead, member, "THUNDER-26")
    assert suspend(helpdesk, member, "THUNDER-26").suspended_at is not None


def test_a_role_outside_operations_is_not_suspended(helpdesk: Somebody, reader: Somebody) -> None:
    held = reader.user.memberships.get()

    with pytest.raises(Refused):
        suspensions.suspend_membership(
            public_id=str(reader.user.public_id),
            membership_id=held.pk,
            reason="why",
            by=helpdesk.actor,
        )


def test_a_suspended_lead_leads_no_more(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    memberships.grant_role(user_id=lead.user.pk, role="RD", by=helpdesk.actor)
    suspend(helpdesk, lead)

    with pytest.raises(Refused):
        suspend(lead, member)
    assert member.user not in people_for(lead.actor)


def test_the_unit_goes_on_seeing_and_helping_whom_it_suspended(
    lead: Somebody, member: Somebody, contact_point: Somebody
) -> None:
    suspend(lead, member)

    assert member.user in people_for(lead.actor)
    public_id = str(member.user.public_id)
    resets.start_reset(public_id=public_id, reason="asked", by=lead.actor)
    with pytest.raises(Refused):
        resets.start_reset(public_id=public_id, reason="asked", by=contact_point.actor)


def test_twice_is_said_and_changes_nothing(lead: Somebody, member: Somebody) -> None:
    with pytest.raises(AlreadyDone):
        resume(lead, member)
    suspend(lead, member)
    with pytest.raises(AlreadyDone):
        suspend(lead, member)

    assert len(trail_of(Event.MEMBERSHIP_SUSPENDED)) == 1


def test_the_helpdesk_cannot_grant_around_a_suspension(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    suspend(lead, member)

    with pytest.raises(AlreadyDone):
        memberships.grant_role(
            user_id=member.user.pk, role="CM", operation="DEMETER-XI", by=helpdesk.actor
        )


def test_an_ended_role_is_past_suspending(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    held = part(member)
    memberships.end_role(membership_id=held.pk, by=helpdesk.actor)
    memberships.grant_role(
        user_id=member.user.pk, role="CM", operation="DEMETER-XI", by=helpdesk.actor
    )

    with pytest.raises(NotNow):
        suspensions.suspend_membership(
            public_id=str(member.user.public_id),
            membership_id=held.pk,
            reason="why",
            by=lead.actor,
        )


def test_a_lead_whose_part_has_run_out_decides_nothing(
    lead: Somebody, member: Somebody, helpdesk: Somebody
) -> None:
    memberships.grant_role(
        user_id=lead.user.pk, role="OL", operation="THUNDER-26", by=helpdesk.actor
    )
    yesterday = timezone.now().date() - timedelta(days=1)
    lead.user.memberships.filter(operation="DEMETER-XI").update(valid_until=yesterday)

    with pytest.raises(Refused):
        suspend(lead, member)
