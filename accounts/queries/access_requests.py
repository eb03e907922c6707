"""What waits for whom."""

from dataclasses import dataclass

from django.db.models import Case, F, Q, QuerySet, When

from accounts import gate
from accounts.access_flow import FLOW, Move, moves_from
from accounts.gate import Actor
from accounts.models import AccessRequest, Signatory
from accounts.queries.people import shown_names
from accounts.roles import ROLES
from accounts.security.codes import digest

STATES = AccessRequest.State.choices
DECIDED = (AccessRequest.State.APPROVED, AccessRequest.State.REFUSED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A request as a page shows it: itself, what the reader may do, who may have signed it."""

    request: AccessRequest
    moves: list[Move]
    roles: list[str]
    signatories: list[Signatory]
    endorsed_by: str
    signed_by: str
    decided_by: str


def requests_for(actor: Actor, state: str = "") -> QuerySet[AccessRequest]:
    """List requests, those that wait longest first."""
    rows = gate.visible(actor, AccessRequest.objects.all()).select_related("administration")
    waiting = Case(When(~Q(state__in=DECIDED), then=F("changed_at")))
    found = rows.filter(state=state) if state else rows
    return found.order_by(waiting.asc(nulls_last=True), "-changed_at", "-id")


def request_for(actor: Actor, public_id: str) -> Shown:
    """Show one request with the moves that are open to the reader."""
    found = (
        gate.visible(actor, AccessRequest.objects.all())
        .select_related("administration", "signed_form", "user")
        .get(public_id=public_id)
    )
    moves = [
        move
        for move in moves_from(found.state, actor.permissions)
        if _is_allowed(actor, move, found)
    ]
    confirmed = Signatory.objects.filter(
        administration=found.administration, state=Signatory.State.CONFIRMED
    )
    names = shown_names({found.endorsed_by, found.signed_by, found.decided_by})
    return Shown(
        request=found,
        moves=moves,
        roles=role_names(found),
        signatories=list(confirmed.order_by("full_name")),
        endorsed_by=names.get(found.endorsed_by, ""),
        signed_by=names.get(found.signed_by, ""),
        decided_by=names.get(found.decided_by, ""),
    )


def role_names(request: AccessRequest) -> list[str]:
    """Name the roles a request asks for."""
    return [str(ROLES[code].name) for code in request.roles if code in ROLES]


def own_request(secret: str) -> AccessRequest:
    """Fetch the request behind an applicant's link."""
    return AccessRequest.objects.select_related("administration", "user").get(behind(secret))


def behind(secret: str) -> Q:
    """Find a request by the secret given at once or by the one in the newest letter."""
    known = digest(secret)
    return Q(secret_digest=known) | Q(mailed_digest=known)


def _is_allowed(actor: Actor, move: Move, found: AccessRequest) -> bool:
    if move is Move.ENDORSE and found.endorsed_by:
        return False
    needs = FLOW[move].needs
    return needs is not None and gate.allows(actor, needs, found)
