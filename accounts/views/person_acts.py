"""What is done to accounts; each act has its own address, permission and page."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import memberships, resets, standing
from accounts.forms.people import PlainForm, RoleForm
from accounts.gate import Actor, actor_of
from accounts.queries.people import person_for
from accounts.views.deciding import Decision, decide

RESET = Decision(
    title=_("Start a reset"),
    note=_("The owner gets a link by e-mail. You see neither the link nor the password."),
)
REMOVE_FACTORS = Decision(
    title=_("Remove the second factors"),
    note=_("For somebody who lost phone and keys. A second person must agree."),
)
CONFIRM = Decision(
    title=_("Agree to the reset"),
    note=_("You are the second person. Check with the owner by voice first."),
    form_class=PlainForm,
)
SUSPEND = Decision(
    title=_("Suspend the account"),
    note=_("Open sessions end at once. The account can be reopened."),
)
LIFT = Decision(title=_("Lift the suspension"))
CLOSE = Decision(
    title=_("Close the account"),
    note=_("Roles end, tokens die, sessions end. This cannot be undone."),
)
CERTIFY = Decision(
    title=_("Confirm for another year"),
    note=_("You confirm that the person works here and still needs the account."),
    form_class=PlainForm,
)
REOPEN = Decision(title=_("Reopen the access"), form_class=PlainForm)
GRANT = Decision(title=_("Grant a role"), form_class=RoleForm)
END_ROLE = Decision(title=_("End the role"))


def reset(request: HttpRequest, public_id: str) -> HttpResponse:
    """Start a reset."""
    return _to_account(request, public_id, RESET, resets.start_reset)


def remove_factors(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask that lost second factors be removed."""
    return _to_account(request, public_id, REMOVE_FACTORS, resets.start_factor_removal)


def confirm(request: HttpRequest, public_id: str, link_id: int) -> HttpResponse:
    """Agree as second person."""
    return _decide(request, public_id, CONFIRM, partial(resets.confirm_start, link_id=link_id))


def suspend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep a person out."""
    return _to_account(request, public_id, SUSPEND, standing.suspend_person)


def lift(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a suspended person in again."""
    return _to_account(request, public_id, LIFT, standing.lift_suspension)


def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an account for good."""
    return _to_account(request, public_id, CLOSE, standing.close_person)


def certify(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm that a person still belongs here."""
    return _to_account(request, public_id, CERTIFY, standing.certify_person)


def reopen(request: HttpRequest, public_id: str, application: str) -> HttpResponse:
    """Reopen an access that lay unused."""
    act = partial(standing.reopen_access, application=application)
    return _to_account(request, public_id, REOPEN, act)


def grant(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a role."""
    person = person_for(actor_of(request), public_id)

    def act(*, role: str, operation: str, until: date | None, by: Actor) -> object:
        return memberships.grant_role(
            user_id=person.pk, role=role, operation=operation or None, until=until, by=by
        )

    return _decide(request, public_id, GRANT, act)


def end_role(request: HttpRequest, public_id: str, membership_id: int) -> HttpResponse:
    """Take a role away."""
    act = partial(memberships.end_role, membership_id=membership_id)
    return _decide(request, public_id, END_ROLE, act)


def _to_account(
    request: HttpRequest, public_id: str, decision: Decision, act: Callable[..., object]
) -> HttpResponse:
    """Ask about something that is done to the account itself."""
    return _decide(request, public_id, decision, partial(act, public_id=public_id))


def _decide(
    request: HttpRequest, public_id: str, decision: Decision, act: Callable[..., object]
) -> HttpResponse:
    person = person_for(actor_of(request), public_id)
    back = reverse("person", args=[public_id])
    return decide(request, decision, act, back=back, person=person)
