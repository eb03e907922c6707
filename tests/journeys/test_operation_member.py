"""The life of a member of an operation in CENcomm, and of the unit that coordinates it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.actions import memberships
from accounts.models import Access, Notice, User
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import PASSWORD, Somebody, somebody
from tests.journeys.officers import NEW_PASSWORD, WIDE, Desk, letters_to, link_in, signed_paper
from tests.journeys.test_officer import (
    FRENCH,
    choose,
    decide,
    refused,
    send_paper,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Desks = Callable[..., Desk]
HIDDEN = "This page does not exist, or you may not see it."


def person_page(who: Somebody) -> str:
    """Give the address of somebody's page."""
    return f"/account/people/{who.user.public_id}/"


def test_a_member_is_admitted_to_one_operation_and_to_nothing_else(
    desks: Desks, tmp_path: Any
) -> None:
    helpdesk = somebody("wco.help", "HD", at="WCO")
    somebody("sn.contact", "NCP")
    member, wco = desks(), desks().of(helpdesk)

    ask_for_operation(member, "")
    assert member.reads("Say for which operation.")
    ask_for_operation(member, "DEMETER-XI")
    assert member.reads("Your access request")
    send_paper(member, signed_paper(tmp_path))
    decide(wco, FRENCH["full_name"], "Approve the request")
    member.open(link_in(letters_to(FRENCH["email"])[-1]))
    choose(member, PASSWORD)

    user = User.objects.get(email=FRENCH["email"])
    held = user.memberships.get()
    assert (user.kind, held.role, held.operation) == ("operation", "CM", "DEMETER-XI")
    member.type_name(user.username, PASSWORD)
    member.open("/account/people/")
    assert member.reads(HIDDEN)


def ask_for_operation(desk: Desk, operation: str) -> None:
    """Ask for an account of an operation only."""
    desk.open("/account/request/")
    for name, value in FRENCH.items():
        desk.page.fill(f"main [name={name}]", value)
    desk.page.select_option("main [name=kind]", "operation")
    desk.page.select_option("main [name=administration]", "SN-CUS")
    desk.page.check("main [name=roles][value=CM]")
    desk.page.fill("main [name=operation]", operation)
    desk.page.click("main form .button--main")
    desk.page.wait_for_load_state()


def start_reset(desk: Desk, who: Somebody) -> None:
    """Start a reset on its own page."""
    desk.open(person_page(who) + "reset/")
    desk.page.fill("main [name=reason]", "asked by telephone")
    desk.press("Start a reset")


def test_the_coordination_unit_helps_its_members_and_the_contact_point_may_not(
    desks: Desks, settings: Any
) -> None:
    settings.SIGN_IN_LIMITS = WIDE
    lead = somebody("be.lead", "OC", at="BE-CUS", operation="DEMETER-XI")
    member = somebody("sn.member", "CM", operation="DEMETER-XI")
    other = somebody("sn.other", "CM", operation="THUNDER-26")
    contact = somebody("sn.contact", "NCP")
    refused(desks(), "sn.member", times=3)
    assert member.fresh().state == User.State.BLOCKED

    home, unit = desks().of(contact), desks().of(lead)
    home.open(person_page(member))
    assert not home.reads("Start a reset")
    start_reset(home, member)
    assert home.reads(HIDDEN)
    unit.open(person_page(other))
    assert unit.reads(HIDDEN)
    start_reset(unit, member)

    own = desks()
    own.open(link_in(letters_to("sn.member@example.org")[-1]))
    choose(own, NEW_PASSWORD)
    own.type_name("sn.member", NEW_PASSWORD)
    assert "/account/sign-in/" not in own.page.url
    refusal = AuditEvent.objects.get(event=Event.REFUSED, actor="sn.contact")
    assert refusal.subject == f"user:{member.user.public_id}"


def test_after_twenty_five_days_only_the_unit_reopens(desks: Desks, settings: Any) -> None:
    settings.SIGN_IN_LIMITS = WIDE
    lead = somebody("be.lead", "OL", at="BE-CUS", operation="DEMETER-XI")
    member = somebody("sn.member", "CM", operation="DEMETER-XI")
    contact = somebody("sn.contact", "NCP")
    rest(member, timedelta(days=25, seconds=-60))
    desks().sign_in(member)
    rest(member, timedelta(days=25))

    assert "was not accepted" in refused(desks(), "sn.member", times=1, typed=PASSWORD)
    home = desks().of(contact)
    home.open(person_page(member))
    assert home.reads("stopped")
    assert not home.reads("Reopen")
    unit = desks().of(lead)
    unit.open(person_page(member))
    unit.press("Reopen")
    unit.press("Reopen the access")
    desks().sign_in(member)


def rest(who: Somebody, how_long: timedelta) -> None:
    """Let an access lie unused."""
    Access.objects.filter(user=who.user).update(last_used=timezone.now() - how_long)


def decide_on_membership(desk: Desk, act: str, reason: str) -> None:
    """Follow the way to an act, say why, and do it."""
    desk.press(act)
    desk.page.fill("main [name=reason]", reason)
    desk.press(act)


def test_the_lead_suspends_a_member_and_lets_him_in_again(desks: Desks, settings: Any) -> None:
    settings.SIGN_IN_LIMITS = WIDE
    lead = somebody("be.lead", "OL", at="BE-CUS", operation="DEMETER-XI")
    member = somebody("sn.member", "CM", operation="DEMETER-XI")
    somebody("sn.other", "CM", operation="THUNDER-26")
    contact = somebody("sn.contact", "NCP")
    own, unit = desks().of(member), desks().of(lead)

    unit.open("/account/people/")
    assert not unit.reads("Sn Other")
    unit.press("Sn Member")
    decide_on_membership(unit, "Suspend the membership", "left the team")
    assert unit.reads("Done. It stands in the trail.")
    assert unit.reads("left the team")

    own.open("/account/notices/")
    assert "/account/sign-in/" in own.page.url
    assert "was not accepted" in refused(desks(), "sn.member", times=1, typed=PASSWORD)
    home = desks().of(contact)
    home.open(person_page(member))
    assert home.reads("suspended")
    assert not home.reads("End the suspension")

    decide_on_membership(unit, "End the suspension", "came back")
    desks().sign_in(member)
    assert Notice.objects.filter(user=member.user, kind="membership.suspended").exists()


def test_whose_own_part_in_the_operation_has_run_out_resets_nobody(desks: Desks) -> None:
    helpdesk = somebody("wco.help", "HD", at="WCO")
    lead = somebody("be.lead", "OC", at="BE-CUS", operation="DEMETER-XI")
    member = somebody("sn.member", "CM", operation="DEMETER-XI")
    memberships.grant_role(
        user_id=lead.user.pk, role="OC", operation="THUNDER-26", by=helpdesk.actor
    )
    unit = desks().of(lead)
    unit.open(person_page(member))
    assert unit.reads("Start a reset")

    yesterday = timezone.now().date() - timedelta(days=1)
    lead.user.memberships.filter(operation="DEMETER-XI").update(valid_until=yesterday)

    unit.open(person_page(member))
    assert unit.reads(HIDDEN)
