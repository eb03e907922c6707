"""Suspend the membership of an operation, and let its holder in again."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import suspensions
from accounts.gate import actor_of
from accounts.queries.memberships import membership_for
from accounts.views.deciding import Decision, decide

SUSPEND = Decision(
    title=_("Suspend the membership"),
    note=_("The operation is closed to the person at once. Everything else stays open."),
)
RESUME = Decision(title=_("End the suspension"))


def suspend(request: HttpRequest, public_id: str, membership_id: int) -> HttpResponse:
    """Keep a person out of one operation."""
    return _decide(request, public_id, membership_id, SUSPEND, suspensions.suspend_membership)


def resume(request: HttpRequest, public_id: str, membership_id: int) -> HttpResponse:
    """Let the person take part again."""
    return _decide(request, public_id, membership_id, RESUME, suspensions.resume_membership)


def _decide(
    request: HttpRequest,
    public_id: str,
    membership_id: int,
    decision: Decision,
    act: Callable[..., object],
) -> HttpResponse:
    membership = membership_for(actor_of(request), public_id, membership_id)
    return decide(
        request,
        decision,
        partial(act, public_id=public_id, membership_id=membership_id),
        back=reverse("person", args=[public_id]),
        person=membership.user,
        membership=membership,
    )
