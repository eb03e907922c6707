"""Who may touch our records: people, requests, tokens, notices."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import gate
from accounts.gate import Actor
from accounts.models import (
    AccessRequest,
    Administration,
    ApiToken,
    Membership,
    Notice,
    Signatory,
    Ticket,
    User,
)
from accounts.permissions import Application, Permission
from accounts.roles import ROLES, rank_of

OVERSEERS = frozenset({Permission.HELPDESK, Permission.ACCOUNT_REVIEW})
LEADING = tuple(
    role.code
    for role in ROLES.values()
    if role.application is Application.CENCOMM and Permission.MEMBER_MANAGE in role.permissions
)


@gate.scope(User)
def people_in_sight(actor: Actor, people: QuerySet[User]) -> QuerySet[User]:
    """Show the helpdesk and auditors all, others their own administration, everyone himself."""
    if OVERSEERS & actor.permissions:
        return people
    seen = Q(pk=actor.account)
    if Permission.DIRECTORY_READ in actor.permissions:
        seen |= Q(administration_id=actor.home)
    if Permission.MEMBER_RESET in actor.permissions:
        seen |= Q(pk__in=_members_of(actor).values("user"))
    return people.filter(seen)


@gate.scope(Administration)
def administrations_in_sight(
    actor: Actor, administrations: QuerySet[Administration]
) -> QuerySet[Administration]:
    """Open the directory of administrations to everyone who signed in."""
    return administrations if actor.user_id is not None else administrations.none()


@gate.scope(Notice)
def own_notices(actor: Actor, notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Let a tray be read by its owner alone."""
    return notices.filter(user_id=actor.account)


@gate.scope(ApiToken)
def tokens_in_sight(actor: Actor, tokens: QuerySet[ApiToken]) -> QuerySet[ApiToken]:
    """Whoever issues tokens sees those of the own administration; the helpdesk sees all."""
    if Permission.HELPDESK in actor.permissions:
        return tokens
    return tokens.filter(administration_id=actor.home)


@gate.rule(Permission.ACCOUNT_RESET, User)
@gate.rule(Permission.ACCOUNT_SUSPEND, User)
@gate.rule(Permission.ACCESS_OPEN_CEN, User)
@gate.rule(Permission.ACCESS_OPEN_NCEN, User)
def below_and_own(actor: Actor, person: User) -> bool:
    """Never oneself, never an equal or a superior; the contact point only at home.

    Members of an operation who hold no other role are the coordination unit's business.
    """
    if person.pk == actor.account:
        return False
    if Permission.HELPDESK in actor.permissions:
        return True
    is_own = person.administration_id == actor.home and not _is_only_member(person)
    return is_own and rank_of_person(person.pk) < actor.rank


@gate.rule(Permission.MEMBER_RESET, User)
def in_own_operation(actor: Actor, person: User) -> bool:
    """Let a coordination unit answer for the members of its own operations."""
    if person.pk == actor.account:
        return False
    if Permission.HELPDESK in actor.permissions:
        return True
    shares = _members_of(actor).filter(user_id=person.pk).exists()
    return shares and rank_of_person(person.pk) < actor.rank


@gate.rule(Permission.MEMBER_MANAGE, Membership)
def below_in_own_operation(actor: Actor, membership: Membership) -> bool:
    """Let a lead decide on memberships of the own operation, never the own or an equal's.

    What counts is the rank within the operation: a contact point who takes part as a member is a
    member there.
    """
    if not membership.operation or membership.user_id == actor.account:
        return False
    if Permission.HELPDESK in actor.permissions:
        return True
    theirs = in_force().filter(operation=membership.operation, user_id=membership.user_id)
    leading = held_now().filter(
        operation=membership.operation, user_id=actor.account, role__in=LEADING
    )
    return _rank(theirs) < _rank(leading)


@gate.rule(Permission.ACCOUNT_CERTIFY, User)
def own_people(actor: Actor, person: User) -> bool:
    """Let the contact point confirm the people of the own administration, not himself."""
    if person.pk == actor.account:
        return False
    is_own = person.administration_id == actor.home
    return is_own or Permission.HELPDESK in actor.permissions


@gate.rule(Permission.ROLE_GRANT, User)
def not_oneself(actor: Actor, person: User) -> bool:
    """Nobody changes his own roles."""
    return person.pk != actor.account


@gate.rule(Permission.TOKEN_ISSUE, Administration)
@gate.rule(Permission.TRAIL_READ, Administration)
def own_administration(actor: Actor, administration: Administration) -> bool:
    """At home; the helpdesk everywhere."""
    is_own = administration.pk == actor.home
    return is_own or bool(OVERSEERS & actor.permissions)


@gate.rule(Permission.TRAIL_READ, User)
def trail_of_own_people(actor: Actor, person: User) -> bool:
    """Auditors and the helpdesk read every trail, contact points that of their people."""
    return person.administration_id == actor.home or bool(OVERSEERS & actor.permissions)


@gate.rule(Permission.TOKEN_ISSUE, ApiToken)
def own_token(actor: Actor, token: ApiToken) -> bool:
    """Whoever issues for an administration also revokes for it."""
    is_own = token.administration_id == actor.home
    return is_own or Permission.HELPDESK in actor.permissions


@gate.rule(Permission.ADMINISTRATION_EDIT, Administration)
def any_administration(actor: Actor, administration: Administration) -> bool:  # noqa: ARG001 -- the shape of a rule
    """Let the helpdesk keep the register of administrations."""
    return True


@gate.scope(AccessRequest)
def requests_in_sight(actor: Actor, requests: QuerySet[AccessRequest]) -> QuerySet[AccessRequest]:
    """Show the helpdesk all requests, those who endorse or sign their own administration's."""
    if (OVERSEERS | {Permission.ACCOUNT_APPROVE}) & actor.permissions:
        return requests
    if {Permission.ACCOUNT_ENDORSE, Permission.ACCOUNT_SIGN} & actor.permissions:
        return requests.filter(administration_id=actor.home)
    return requests.none()


@gate.rule(Permission.ACCOUNT_ENDORSE, AccessRequest)
def own_request(actor: Actor, request: AccessRequest) -> bool:
    """The contact point vouches for people of the own administration."""
    return request.administration_id == actor.home


@gate.rule(Permission.ACCOUNT_SIGN, AccessRequest)
def on_the_list(actor: Actor, request: AccessRequest) -> bool:
    """Only a designated officer on the confirmed list signs, for the own administration."""
    return (
        request.administration_id == actor.home
        and Signatory.objects.filter(
            administration_id=request.administration_id,
            user_id=actor.account,
            state=Signatory.State.CONFIRMED,
        ).exists()
    )


@gate.rule(Permission.ACCOUNT_APPROVE, AccessRequest)
def any_request(actor: Actor, request: AccessRequest) -> bool:
    """The helpdesk decides, but not on what it signed itself."""
    return actor.name not in {request.signed_by, request.endorsed_by}


@gate.scope(Ticket)
def tickets_in_sight(actor: Actor, tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Show the helpdesk all tickets, everybody the own ones."""
    if Permission.TICKET_ANSWER in actor.permissions:
        return tickets
    return tickets.filter(author_id=actor.account)


@gate.rule(Permission.TICKET_ANSWER, Ticket)
def any_ticket(actor: Actor, ticket: Ticket) -> bool:  # noqa: ARG001 -- the shape of a rule
    """The helpdesk answers every ticket."""
    return True


@gate.scope(Signatory)
def signatories_in_sight(actor: Actor, signatories: QuerySet[Signatory]) -> QuerySet[Signatory]:
    """Show the helpdesk the whole list, contact points that of the own administration."""
    if (OVERSEERS | {Permission.SIGNATORY_EDIT}) & actor.permissions:
        return signatories
    return signatories.filter(administration_id=actor.home)


def _members_of(actor: Actor) -> QuerySet[Membership]:
    """List who takes part in the operations that the actor coordinates, suspended ones too."""
    coordinated = held_now().filter(user_id=actor.account, role__in=["OC", "OL"])
    return in_force().filter(operation__in=coordinated.values("operation"))


def operation_is_known(actor: Actor) -> Q:
    """Tell the memberships whose operation the actor may know by name, whoever holds them.

    A contact point sees that an officer takes part in some operation, and is suspended from it;
    its name stays between those who take part, the helpdesk and the auditors.
    """
    if OVERSEERS & actor.permissions:
        return Q(operation__isnull=False)
    shared = held_now().filter(user_id=actor.account, operation__isnull=False)
    return Q(user_id=actor.account) | Q(operation__in=shared.values("operation"))


def rank_of_person(user_id: int) -> int:
    """Give the highest rank a person has; a suspended membership goes on protecting its holder."""
    return _rank(in_force().filter(user_id=user_id))


def in_force(now: datetime | None = None) -> QuerySet[Membership]:
    """List the roles that have neither been ended nor run out; some may be suspended."""
    today = (now or timezone.now()).date()
    open_ended = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    return Membership.objects.filter(open_ended, ended_at__isnull=True)


def held_now(now: datetime | None = None) -> QuerySet[Membership]:
    """List the roles that give their holder anything now."""
    return in_force(now).filter(suspended_at__isnull=True)


def _rank(memberships: QuerySet[Membership]) -> int:
    return rank_of(memberships.values_list("role", flat=True))


def _is_only_member(person: User) -> bool:
    held = set(in_force().filter(user_id=person.pk).values_list("application", flat=True))
    return held == {Application.CENCOMM.value}
