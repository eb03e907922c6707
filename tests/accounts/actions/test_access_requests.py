"""The access form, from the applicant to the account."""

from typing import Any

import pytest

from accounts.access_flow import FLOW, Move, moves_from
from accounts.actions import access_requests as actions
from accounts.actions import signatories
from accounts.actions.access_requests import Wanted
from accounts.errors import AlreadyDone, NotNow, Refused
from accounts.models import AccessRequest, Signatory, User
from accounts.permissions import Permission
from accounts.roles import ROLES
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, place, somebody

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


def wanted(**changes: Any) -> Wanted:
    facts = {
        "kind": "officer",
        "full_name": "Awa Diop",
        "post": "Inspector",
        "email": "awa.diop@douanes.example",
        "language": "fr",
        "administration": "SN-CUS",
        "office": "",
        "roles": ("RD",),
        "operation": "",
        "reason": "Control of containers",
        "supervisor": "M. Ndiaye",
    }
    return Wanted(**{**facts, **changes})


@pytest.fixture
def asked(db: None) -> AccessRequest:
    place("SN-CUS")
    return actions.submit_request(wanted())[0]


@pytest.fixture
def signer(helpdesk: Somebody) -> Somebody:
    officer = somebody("sn.designated", "DO")
    second = somebody("help.two", "HD", at="WCO")
    proposed = signatories.propose_signatory(
        administration="SN-CUS",
        full_name="Fatou Sow",
        post="Director",
        username="sn.designated",
        by=helpdesk.actor,
    )
    signatories.confirm_signatory(signatory_id=proposed.pk, by=second.actor)
    return officer


def key(request: AccessRequest) -> str:
    return str(request.public_id)


def test_from_the_form_to_the_account(
    asked: AccessRequest, contact_point: Somebody, signer: Somebody, helpdesk: Somebody
) -> None:
    actions.endorse_request(public_id=key(asked), by=contact_point.actor)
    actions.sign_request(public_id=key(asked), by=signer.actor)
    done = actions.approve_request(public_id=key(asked), by=helpdesk.actor)

    user = User.objects.get(access_request=done)
    assert (done.state, user.state, user.language) == ("approved", "invited", "fr")
    assert "awa" not in user.username
    subject = f"access-request:{asked.public_id}"
    events = AuditEvent.objects.filter(subject=subject).order_by("id")
    assert [e.event for e in events] == [
        Event.REQUEST_SUBMITTED,
        Event.REQUEST_ENDORSED,
        Event.REQUEST_SIGNED,
        Event.REQUEST_APPROVED,
    ]


def test_paper_signs_too(helpdesk: Somebody) -> None:
    place("SN-CUS")
    asked, secret = actions.submit_request(wanted())

    actions.attach_signed_form(secret, PDF, "application/pdf")
    actions.approve_request(public_id=key(asked), by=helpdesk.actor)

    assert AccessRequest.objects.get().state == "approved"


def test_without_a_signature_nothing_is_approved(asked: AccessRequest, helpdesk: Somebody) -> None:
    with pytest.raises(NotNow):
        actions.approve_request(public_id=key(asked), by=helpdesk.actor)


def test_a_designated_officer_off_the_list_signs_nothing(
    asked: AccessRequest, signer: Somebody, helpdesk: Somebody
) -> None:
    signatories.end_signatory(signatory_id=Signatory.objects.get().pk, by=helpdesk.actor)

    with pytest.raises(Refused):
        actions.sign_request(public_id=key(asked), by=signer.actor)


def test_another_country_neither_endorses_nor_signs(asked: AccessRequest) -> None:
    foreign = somebody("be.contact", "NCP", "DO", at="BE-CUS")

    with pytest.raises(Refused):
        actions.endorse_request(public_id=key(asked), by=foreign.actor)
    with pytest.raises(Refused):
        actions.sign_request(public_id=key(asked), by=foreign.actor)


def test_whoever_vouched_does_not_decide(asked: AccessRequest, helpdesk: Somebody) -> None:
    AccessRequest.objects.update(state="signed", endorsed_by=helpdesk.actor.name)

    with pytest.raises(Refused):
        actions.approve_request(public_id=key(asked), by=helpdesk.actor)


@pytest.mark.parametrize(
    "changes",
    [
        {"roles": ("HD",)},
        {"roles": ("OL",)},
        {"roles": ()},
        {"kind": "website", "roles": ("RD",)},
        {"kind": "operation", "roles": ("EX",)},
    ],
)
def test_roles_that_are_not_for_the_asking(changes: dict[str, Any]) -> None:
    place("SN-CUS")

    with pytest.raises(NotNow):
        actions.submit_request(wanted(**changes))


def test_a_change_after_an_endorsement_is_not_possible(
    contact_point: Somebody,
) -> None:
    asked, secret = actions.submit_request(wanted())
    actions.endorse_request(public_id=key(asked), by=contact_point.actor)

    with pytest.raises(NotNow):
        actions.amend_request(secret, wanted(roles=("NCP",)))


def test_asked_for_more_he_corrects_and_begins_again(helpdesk: Somebody) -> None:
    place("SN-CUS")
    asked, secret = actions.submit_request(wanted())
    actions.attach_signed_form(secret, PDF, "application/pdf")
    actions.ask_for_more(public_id=key(asked), remark="Which office?", by=helpdesk.actor)

    changed = actions.amend_request(secret, wanted(office="Dakar port"))

    assert (changed.state, changed.signed_form, changed.office) == (
        "submitted",
        None,
        "Dakar port",
    )


def test_one_address_has_one_account(helpdesk: Somebody) -> None:
    place("SN-CUS")
    first, secret = actions.submit_request(wanted())
    second, other = actions.submit_request(wanted(full_name="Awa Diop again"))
    for value in (secret, other):
        actions.attach_signed_form(value, PDF, "application/pdf")
    actions.approve_request(public_id=key(first), by=helpdesk.actor)

    with pytest.raises(NotNow):
        actions.approve_request(public_id=key(second), by=helpdesk.actor)


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("state", list(AccessRequest.State))
@pytest.mark.parametrize("role", list(ROLES))
def test_every_move_from_every_state_by_every_role(move: Move, state: str, role: str) -> None:
    step, held = FLOW[move], ROLES[role].permissions

    is_time = state in step.sources | step.made_up_in
    expected = is_time and step.needs is not None and step.needs in held

    assert (move in moves_from(state, held)) is expected


class TestDesignatedOfficers:
    def test_the_proposer_does_not_confirm(self, helpdesk: Somebody) -> None:
        place("SN-CUS")
        proposed = signatories.propose_signatory(
            administration="SN-CUS", full_name="F. Sow", post="Director", by=helpdesk.actor
        )

        with pytest.raises(Refused):
            signatories.confirm_signatory(signatory_id=proposed.pk, by=helpdesk.actor)

    def test_twice_changes_nothing(self, signer: Somebody, helpdesk: Somebody) -> None:
        with pytest.raises(AlreadyDone):
            signatories.confirm_signatory(
                signatory_id=Signatory.objects.get().pk, by=helpdesk.actor
            )

    def test_a_contact_point_does_not_edit_the_list(self, contact_point: Somebody) -> None:
        assert Permission.SIGNATORY_EDIT not in contact_point.actor.permissions
        with pytest.raises(Refused):
            signatories.propose_signatory(
                administration="SN-CUS", full_name="X", post="Y", by=contact_point.actor
            )
