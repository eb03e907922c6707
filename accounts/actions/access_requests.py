"""Access requests: submit, endorse, sign, decide."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import gate
from accounts.access_flow import FLOW, Move, target_of
from accounts.actions.letters import QUESTION, RECEIVED, REFUSED, write_to_applicant
from accounts.actions.notices import tell
from accounts.actions.people import NewPerson, admit_person
from accounts.errors import AlreadyDone, NotNow
from accounts.gate import Actor
from accounts.models import AccessRequest, Administration, User
from accounts.permissions import Permission
from accounts.queries.access_requests import behind
from accounts.queries.people import holders_of
from accounts.roles import ROLES, ROLES_OF_KIND
from accounts.security.codes import Secret, digest, issue_secret
from cen_suite.core.audit import trail
from cen_suite.core.audit.events import Event
from cen_suite.core.db import numbering
from cen_suite.core.files import store

FORMS = "signed-forms"
APPLICANT = "applicant"
EVENTS = {
    Move.ENDORSE: Event.REQUEST_ENDORSED,
    Move.SIGN: Event.REQUEST_SIGNED,
    Move.ATTACH: Event.REQUEST_SIGNED,
    Move.ASK: Event.REQUEST_RETURNED,
    Move.AMEND: Event.REQUEST_SUBMITTED,
    Move.APPROVE: Event.REQUEST_APPROVED,
    Move.REFUSE: Event.REQUEST_REFUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an applicant states on the access form."""

    kind: str
    full_name: str
    post: str
    email: str
    language: str
    administration: str
    office: str
    roles: tuple[str, ...]
    operation: str
    reason: str
    supervisor: str


@transaction.atomic
def submit_request(wanted: Wanted) -> tuple[AccessRequest, Secret]:
    """Take a request from somebody without an account; the secret opens its page again."""
    place = Administration.objects.get(code=wanted.administration, is_active=True)
    _check_roles(wanted, place)
    secret = issue_secret()
    number = numbering.take("access-request")[0]
    request = AccessRequest.objects.create(
        **_fields(wanted, place),
        reference=f"AR-{timezone.now().year}-{number:05d}",
        secret_digest=digest(secret),
    )
    _record(request, Event.REQUEST_SUBMITTED, APPLICANT)
    _call(request, Permission.ACCOUNT_ENDORSE)
    write_to_applicant(request, RECEIVED)
    return request, secret


@transaction.atomic
def amend_request(secret: str, wanted: Wanted) -> AccessRequest:
    """Let the applicant correct what he stated, as long as nobody has vouched for it."""
    request = _lock_own(secret)
    request.state = target_of(Move.AMEND, request.state)
    place = Administration.objects.get(code=wanted.administration, is_active=True)
    _check_roles(wanted, place)
    address = request.email
    for name, value in _fields(wanted, place).items():
        setattr(request, name, value)
    request.endorsed_by = request.signed_by = request.remark = ""
    request.signed_form = None
    if request.email != address:
        request.mailed_digest = None
        write_to_applicant(request, RECEIVED)
    request.save()
    _record(request, Event.REQUEST_SUBMITTED, APPLICANT)
    _call(request, Permission.ACCOUNT_ENDORSE)
    return request


@transaction.atomic
def attach_signed_form(secret: str, content: bytes, media_type: str) -> AccessRequest:
    """Take the form signed on paper; the helpdesk compares it with the list of signatories."""
    request = _lock_own(secret)
    request.state = target_of(Move.ATTACH, request.state)
    request.signed_form = store.put(content, kind=FORMS, media_type=media_type)
    request.remark = ""
    request.save()
    _record(request, Event.REQUEST_SIGNED, APPLICANT, details={"by": "paper"})
    _call(request, Permission.ACCOUNT_APPROVE)
    return request


@transaction.atomic
def endorse_request(*, public_id: str, by: Actor) -> AccessRequest:
    """Vouch, as contact point, that the person works here and needs the access."""
    request = _move(public_id, Move.ENDORSE, by)
    if request.endorsed_by:
        raise AlreadyDone
    request.endorsed_by = by.name
    request.save()
    _record(request, EVENTS[Move.ENDORSE], by.name)
    return request


@transaction.atomic
def sign_request(*, public_id: str, by: Actor) -> AccessRequest:
    """Sign as designated officer, in the system instead of on paper."""
    request = _move(public_id, Move.SIGN, by)
    request.signed_by = by.name
    request.save()
    _record(request, EVENTS[Move.SIGN], by.name, details={"by": "system"})
    _call(request, Permission.ACCOUNT_APPROVE)
    return request


@transaction.atomic
def ask_for_more(*, public_id: str, remark: str, by: Actor) -> AccessRequest:
    """Send a request back with a question."""
    request = _move(public_id, Move.ASK, by)
    request.remark = remark
    request.save()
    _record(request, EVENTS[Move.ASK], by.name, reason=remark)
    write_to_applicant(request, QUESTION)
    return request


@transaction.atomic
def refuse_request(*, public_id: str, remark: str, by: Actor) -> AccessRequest:
    """Refuse a request, with the reason."""
    request = _move(public_id, Move.REFUSE, by)
    request.remark, request.decided_by = remark, by.name
    request.save()
    _record(request, EVENTS[Move.REFUSE], by.name, reason=remark)
    _tell_decision(request)
    write_to_applicant(request, REFUSED)
    return request


@transaction.atomic
def approve_request(*, public_id: str, by: Actor) -> AccessRequest:
    """Approve: the account is made, its owner gets the activation link."""
    request = _move(public_id, Move.APPROVE, by)
    if User.objects.filter(email__iexact=request.email).exclude(state=User.State.CLOSED).exists():
        raise NotNow(_("Somebody with this e-mail address has an account already."))
    admitted = admit_person(_as_person(request), by=by)
    request.user_id, request.decided_by = admitted.user_id, by.name
    request.save()
    _record(request, EVENTS[Move.APPROVE], by.name)
    _tell_decision(request)
    return request


def _as_person(request: AccessRequest) -> NewPerson:
    return NewPerson(
        full_name=request.full_name,
        email=request.email,
        administration=request.administration.code,
        roles=tuple(request.roles),
        language=request.language,
        kind=request.kind,
        operation=request.operation or None,
    )


def _check_roles(wanted: Wanted, place: Administration) -> None:
    allowed = ROLES_OF_KIND.get(wanted.kind, frozenset())
    if not wanted.roles or not set(wanted.roles) <= allowed:
        raise NotNow(_("These roles do not go with this kind of account."))
    is_customs = place.kind != Administration.Kind.PARTNER
    if wanted.kind == User.Kind.OFFICER and not is_customs:
        raise NotNow(_("Only customs administrations and regional offices have CEN accounts."))


def _fields(wanted: Wanted, place: Administration) -> dict[str, object]:
    return {
        "kind": wanted.kind,
        "full_name": wanted.full_name,
        "post": wanted.post,
        "email": wanted.email,
        "language": wanted.language,
        "administration": place,
        "office": wanted.office,
        "roles": [code for code in wanted.roles if code in ROLES],
        "operation": wanted.operation,
        "reason": wanted.reason,
        "supervisor": wanted.supervisor,
    }


def _move(public_id: str, move: Move, by: Actor) -> AccessRequest:
    request = (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(public_id=public_id)
    )
    needs = FLOW[move].needs
    if needs is not None:
        gate.check(by, needs, request)
    request.state = target_of(move, request.state)
    return request


def _lock_own(secret: str) -> AccessRequest:
    return (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(behind(secret))
    )


def _call(request: AccessRequest, permission: Permission) -> None:
    """Tell those who can move the request on; without a contact point, the helpdesk."""
    at_home = None if permission is Permission.ACCOUNT_APPROVE else request.administration
    tell(
        holders_of(permission, at_home) or holders_of(Permission.ACCOUNT_APPROVE),
        "request.waiting",
        params={"reference": request.reference},
        link=f"/account/requests/{request.public_id}/",
    )


def _tell_decision(request: AccessRequest) -> None:
    """Tell the contact points of the place what became of a request of their people."""
    tell(
        holders_of(Permission.ACCOUNT_ENDORSE, request.administration),
        "request.decided",
        params={"reference": request.reference},
        link=f"/account/requests/{request.public_id}/",
    )


def _record(
    request: AccessRequest,
    event: Event,
    actor: str,
    *,
    reason: str = "",
    details: dict[str, str | int] | None = None,
) -> None:
    trail.record(
        actor,
        event,
        subject=f"access-request:{request.public_id}",
        details=details,
        administration=request.administration.code,
        reason=reason,
    )
