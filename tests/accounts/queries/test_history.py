"""An officer reads what was done in his name, an auditor what was done to an account."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.actions import standing, tickets
from accounts.errors import Refused
from accounts.models import User
from accounts.notice_kinds import words
from accounts.queries.history import done_by, trail_of
from accounts.queries.subjects import people
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db


def test_records_are_called_what_people_call_them(reader: Somebody) -> None:
    ticket = tickets.open_ticket(kind="bug", title="Stops", text="Row seven.", by=reader.actor)

    newest = done_by(reader.actor)[0]

    assert (newest.sentence, newest.subject.label) == ("Wrote to the helpdesk.", ticket.reference)
    assert newest.subject.address == reverse("ticket", args=[ticket.public_id])
    assert people({"00000000-0000-4000-8000-000000000000"}) == {}


def test_the_trail_of_an_account_names_who_did_what_and_why(
    reader: Somebody, contact_point: Somebody
) -> None:
    public_id = str(reader.user.public_id)
    standing.suspend_person(public_id=public_id, reason="on leave", by=contact_point.actor)

    found = trail_of(contact_point.actor, public_id)

    newest = found.done_to[0]
    assert (newest.sentence, newest.reason) == ("Suspended the account.", "on leave")
    assert newest.by == "Sn Contact (SN-CUS)"
    assert found.done_to[-1].by == "The system itself"
    assert {line.subject.label for line in found.done_to} == {""}
    assert [line.sentence for line in found.done_by] == ["Activated the account."]


def test_who_may_not_read_a_trail_is_refused(reader: Somebody) -> None:
    colleague = somebody("sn.colleague", "EO")
    foreign = somebody("be.contact", "NCP", at="BE-CUS")
    helpdesk = somebody("wco.help", "HD", at="WCO")
    public_id = str(reader.user.public_id)

    with pytest.raises(Refused):
        trail_of(colleague.actor, public_id)
    with pytest.raises(User.DoesNotExist):
        trail_of(foreign.actor, public_id)
    assert trail_of(helpdesk.actor, public_id).person == reader.user


def test_reading_a_trail_leaves_a_trace(client: Client, reader: Somebody) -> None:
    somebody("wco.auditor", "AU", at="WCO")
    sign_in(client, "wco.auditor")

    answer = client.get(reverse("person-trail", args=[reader.user.public_id]))

    assert answer.status_code == 200
    read = AuditEvent.objects.get(event=Event.TRAIL_READ)
    assert (read.actor, read.subject) == ("wco.auditor", f"user:{reader.user.public_id}")


@pytest.mark.parametrize(
    ("kind", "params", "said"),
    [
        ("role.granted", {"role": "NCP"}, "You were given the role National contact point."),
        ("account.changed", {"what": "account.closed"}, "Your account was changed: closed."),
        ("access.stops", {"application": "cencomm", "days": 5}, "You have not used CENcomm for"),
    ],
)
def test_a_notice_says_codes_in_words(kind: str, params: dict[str, str | int], said: str) -> None:
    with translation.override("en"):
        assert words(kind, params).startswith(said)
