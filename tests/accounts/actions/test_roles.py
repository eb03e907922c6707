"""Roles run out, belong to an operation or to none, and say so in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import memberships, resets
from accounts.actions.links import start_link
from accounts.actions.passwords import reset_password
from accounts.actions.sign_in import complete_sign_in
from accounts.actions.upkeep import roles_running_out
from accounts.errors import NotNow, Refused
from accounts.models import Access, Notice, OneTimeLink, User
from tests.accounts.people import Somebody, somebody

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "operation"), [("CM", None), ("OC", ""), ("RD", "DEMETER-XI")])
def test_a_role_is_held_in_an_operation_if_and_only_if_it_is_one_of_cencomm(
    role: str, operation: str | None, helpdesk: Somebody
) -> None:
    person = somebody("sn.officer", "EO")

    with pytest.raises(NotNow):
        memberships.grant_role(
            user_id=person.user.pk, role=role, operation=operation, by=helpdesk.actor
        )


def test_a_contact_point_does_not_reset_who_is_a_member_only(contact_point: Somebody) -> None:
    member = somebody("sn.member", "CM", operation="DEMETER-XI")

    with pytest.raises(Refused):
        _reset(contact_point, member)


def test_a_contact_point_resets_an_officer_who_is_a_member_too(
    contact_point: Somebody, helpdesk: Somebody
) -> None:
    officer = somebody("sn.officer", "EO")
    memberships.grant_role(
        user_id=officer.user.pk, role="CM", operation="DEMETER-XI", by=helpdesk.actor
    )

    assert _reset(contact_point, officer).user == officer.user


def test_a_part_in_an_operation_that_has_run_out_opens_nothing(helpdesk: Somebody) -> None:
    unit = somebody("be.unit", "OC", at="BE-CUS", operation="DEMETER-XI")
    member = somebody("sn.member", "CM", operation="DEMETER-XI")
    memberships.grant_role(
        user_id=unit.user.pk, role="OC", operation="THUNDER-26", by=helpdesk.actor
    )
    assert _reset(unit, member).user == member.user

    yesterday = timezone.now().date() - timedelta(days=1)
    unit.user.memberships.filter(operation="DEMETER-XI").update(valid_until=yesterday)

    with pytest.raises(Refused):
        _reset(unit, member)


def test_a_rank_that_has_run_out_protects_nobody(contact_point: Somebody) -> None:
    former = somebody("sn.former", "NCP", "RD")
    with pytest.raises(Refused):
        _reset(contact_point, former)

    yesterday = timezone.now().date() - timedelta(days=1)
    former.user.memberships.filter(role="NCP").update(valid_until=yesterday)

    assert _reset(contact_point, former).user == former.user


def test_a_passkey_opens_no_account_that_lay_unused(reader: Somebody) -> None:
    assert complete_sign_in(reader.user.pk) is not None
    long_ago = timezone.now() - timedelta(days=30)
    Access.objects.filter(user=reader.user).update(last_used=long_ago)

    assert complete_sign_in(reader.user.pk) is None


def test_the_end_of_a_role_is_told_ten_five_and_one_days_before_each_once() -> None:
    person = somebody("sn.officer", "EO")
    now = timezone.now()
    person.user.memberships.update(valid_until=now.date() + timedelta(days=12))

    for day in range(14):
        roles_running_out(now + timedelta(days=day))
        roles_running_out(now + timedelta(days=day))

    told = Notice.objects.filter(kind="role.ends").order_by("id")
    assert [notice.params["days"] for notice in told] == [10, 5, 1]


def test_whoever_was_blocked_reads_of_it_afterwards(
    reader: Somebody, contact_point: Somebody
) -> None:
    User.objects.filter(pk=reader.user.pk).update(state=User.State.BLOCKED)
    link, secret = start_link(reader.user, OneTimeLink.Kind.RESET, by=contact_point.actor)

    reset_password(secret, "granite umbrella sparrow 77")

    assert link.user == reader.user
    assert Notice.objects.filter(user=reader.user, kind="account.own-blocked").count() == 1


def _reset(by: Somebody, whom: Somebody) -> OneTimeLink:
    return resets.start_reset(public_id=str(whom.user.public_id), reason="asked", by=by.actor)
