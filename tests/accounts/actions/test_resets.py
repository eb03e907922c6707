"""Resets: by whoever answers for the person; never self, never upwards; nobody sees a password."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from accounts.actions import memberships, resets, standing
from accounts.actions.letters import send_waiting
from accounts.actions.passwords import reset_password
from accounts.errors import LinkInvalid, NotNow, PasswordRefused, Refused
from accounts.models import OneTimeLink, User
from accounts.security.codes import digest
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, somebody

pytestmark = pytest.mark.django_db
NEW = "quartz meadow violin 77"


def start(by: Somebody, person: Somebody) -> OneTimeLink:
    return resets.start_reset(public_id=str(person.user.public_id), reason="asked", by=by.actor)


def secret() -> str:
    send_waiting()
    found = re.search(r"/reset/([\w-]+)/", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_the_contact_point_resets_a_blocked_colleague(
    reader: Somebody, contact_point: Somebody
) -> None:
    User.objects.filter(pk=reader.user.pk).update(state="blocked", failed=3)

    start(contact_point, reader)
    reset_password(secret(), NEW)

    fresh = reader.fresh()
    assert (fresh.state, fresh.failed) == ("active", 0)
    assert fresh.check_password(NEW)
    events = list(AuditEvent.objects.order_by("-id").values_list("event", "actor")[:2])
    assert events == [
        (Event.ACCOUNT_REACTIVATED.value, "sn.reader"),
        (Event.RESET_STARTED.value, "sn.contact"),
    ]


def test_the_letter_goes_to_the_owner_and_the_row_never_held_its_secret(
    reader: Somebody, contact_point: Somebody
) -> None:
    link = start(contact_point, reader)
    before = bytes(link.digest)

    value = secret()

    link.refresh_from_db()
    assert mail.outbox[-1].to == ["sn.reader@example.org"]
    assert bytes(link.digest) == digest(value) != before


@pytest.mark.parametrize(
    ("roles", "place"),
    [(("EO",), "SN-CUS"), (("NCP",), "BE-CUS"), (("AU",), "WCO"), (("DO",), "SN-CUS")],
)
def test_others_are_refused_and_nothing_is_sent(
    reader: Somebody, roles: tuple[str, ...], place: str
) -> None:
    other = somebody("other.person", *roles, at=place)

    with pytest.raises(Refused):
        start(other, reader)

    assert not OneTimeLink.objects.filter(kind="reset").exists()


def test_nobody_resets_himself(contact_point: Somebody, helpdesk: Somebody) -> None:
    for person in (contact_point, helpdesk):
        with pytest.raises(Refused):
            start(person, person)


def test_never_upwards(contact_point: Somebody) -> None:
    equal = somebody("sn.second", "NCP")

    with pytest.raises(Refused):
        start(contact_point, equal)


def test_staff_need_two_people_of_the_helpdesk(helpdesk: Somebody) -> None:
    second, victim = somebody("help.two", "HD", at="WCO"), somebody("help.three", "HD", at="WCO")
    link = start(helpdesk, victim)
    assert send_waiting() == 0
    with pytest.raises(Refused):
        resets.confirm_start(link_id=link.pk, by=helpdesk.actor)

    resets.confirm_start(link_id=link.pk, by=second.actor)

    reset_password(secret(), NEW)
    assert victim.fresh().check_password(NEW)


def test_second_factors_fall_only_when_two_agree(
    reader: Somebody, contact_point: Somebody
) -> None:
    Authenticator.objects.create(user=reader.user, type="totp", data={})
    desk = somebody("help.one", "HD", at="WCO")
    link = resets.start_factor_removal(
        public_id=str(reader.user.public_id), reason="phone lost", by=contact_point.actor
    )
    assert Authenticator.objects.count() == 1
    epoch = reader.fresh().session_epoch

    resets.confirm_start(link_id=link.pk, by=desk.actor)

    assert Authenticator.objects.count() == 0
    assert reader.fresh().session_epoch == epoch + 1


def test_a_reset_leaves_the_second_factor_alone(reader: Somebody, contact_point: Somebody) -> None:
    Authenticator.objects.create(user=reader.user, type="totp", data={})
    start(contact_point, reader)

    reset_password(secret(), NEW)

    assert Authenticator.objects.count() == 1


class TestLinks:
    def test_a_link_opens_once(self, reader: Somebody, contact_point: Somebody) -> None:
        start(contact_point, reader)
        value = secret()
        reset_password(value, NEW)

        with pytest.raises(LinkInvalid):
            reset_password(value, "another fine phrase 5")

    def test_a_newer_link_voids_the_older(self, reader: Somebody, contact_point: Somebody) -> None:
        start(contact_point, reader)
        older = secret()
        start(contact_point, reader)

        with pytest.raises(LinkInvalid):
            reset_password(older, NEW)

    def test_after_half_an_hour_it_is_dead(
        self, reader: Somebody, contact_point: Somebody
    ) -> None:
        start(contact_point, reader)
        value = secret()
        OneTimeLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

        with pytest.raises(LinkInvalid):
            reset_password(value, NEW)

    def test_a_weak_password_is_refused_and_the_link_lives(
        self, reader: Somebody, contact_point: Somebody
    ) -> None:
        start(contact_point, reader)
        value = secret()
        with pytest.raises(PasswordRefused):
            reset_password(value, "short")

        reset_password(value, NEW)

    def test_suspension_voids_open_links(self, reader: Somebody, contact_point: Somebody) -> None:
        start(contact_point, reader)
        value = secret()
        standing.suspend_person(
            public_id=str(reader.user.public_id), reason="left", by=contact_point.actor
        )

        with pytest.raises(LinkInvalid):
            reset_password(value, NEW)

    def test_a_new_address_stops_resets_for_three_days(
        self, reader: Somebody, contact_point: Somebody
    ) -> None:
        User.objects.filter(pk=reader.user.pk).update(email_changed_at=timezone.now())

        with pytest.raises(NotNow):
            start(contact_point, reader)


class TestOperations:
    def test_the_coordination_unit_resets_its_members_and_no_others(self) -> None:
        lead = somebody("op.lead", "OL", at="BE-CUS", operation="OP-1")
        member = somebody("op.member", "CM", operation="OP-1")
        outsider = somebody("op.other", "CM", operation="OP-2")

        assert start(lead, member).user == member.user
        with pytest.raises(Refused):
            start(lead, outsider)

    def test_each_office_opens_its_own_application(self, contact_point: Somebody) -> None:
        lead = somebody("op.lead", "OL", at="BE-CUS", operation="OP-1")
        person = somebody("sn.both", "RD")
        memberships.grant_role(
            user_id=person.user.pk,
            role="CM",
            operation="OP-1",
            by=somebody("help.one", "HD", at="WCO").actor,
        )
        public_id = str(person.user.public_id)

        for by, application in ((contact_point, "cencomm"), (lead, "cen")):
            with pytest.raises(Refused):
                standing.reopen_access(public_id=public_id, application=application, by=by.actor)
        for by, application in ((contact_point, "cen"), (lead, "cencomm")):
            standing.reopen_access(public_id=public_id, application=application, by=by.actor)


class TestRoles:
    def test_nobody_raises_himself(self, helpdesk: Somebody) -> None:
        with pytest.raises(Refused):
            memberships.grant_role(user_id=helpdesk.user.pk, role="AU", by=helpdesk.actor)

    def test_a_contact_point_grants_nothing(
        self, reader: Somebody, contact_point: Somebody
    ) -> None:
        with pytest.raises(Refused):
            memberships.grant_role(user_id=reader.user.pk, role="EO", by=contact_point.actor)

    def test_the_machine_room_holds_no_second_role(self, helpdesk: Somebody) -> None:
        keeper = somebody("sys.keeper", "SA", at="WCO")

        with pytest.raises(NotNow):
            memberships.grant_role(user_id=keeper.user.pk, role="RD", by=helpdesk.actor)

    def test_a_role_taken_away_is_gone_at_the_next_request(
        self, reader: Somebody, helpdesk: Somebody
    ) -> None:
        held = reader.user.memberships.get()

        memberships.end_role(membership_id=held.pk, by=helpdesk.actor)

        assert not reader.actor.permissions
