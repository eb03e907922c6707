"""The page of a case, and the acts of the workflow upon it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import gate
from seizures.actions.moves import move
from seizures.errors import ReasonMissing
from seizures.queries import cases
from seizures.states import TRANSITIONS, Move
from seizures.views.case_context import case_context
from seizures.views.remarking import ABOUT_ANSWERS, Stated, remarks_of, stated_answers

if TYPE_CHECKING:
    from seizures.models import Seizure

LONGEST_REASON = 1000


def case_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a case; of a withdrawn one, what is left for everybody."""
    actor = gate.actor_of(request)
    try:
        seizure = cases.case(actor, public_id)
    except ObjectDoesNotExist:
        left = cases.tombstone(public_id)
        return render(request, "seizures/case_withdrawn.html", {"left": left})
    return render(request, "seizures/case.html", case_context(actor, seizure))


def case_move(request: HttpRequest, public_id: UUID, how: str) -> HttpResponse:
    """Do one act of the workflow; ask for the reason first where one is needed."""
    actor = gate.actor_of(request)
    row = TRANSITIONS[_known(how)]
    if request.method != "POST":
        return _ask(request, actor, public_id, how)
    try:
        move(
            public_id=public_id,
            how=row.move,
            by=actor,
            reason=_typed(request, "reason"),
            about=_about(request, actor, public_id, row.move),
        )
    except ReasonMissing as missing:
        messages.error(request, missing.words())
        return _ask(request, actor, public_id, how)
    messages.success(request, _("Done: %(act)s.") % {"act": row.label})
    return HttpResponseRedirect(reverse("case", args=[public_id]))


def _ask(request: HttpRequest, actor: gate.Actor, public_id: UUID, how: str) -> HttpResponse:
    seizure = cases.case(actor, public_id)
    row = TRANSITIONS[_known(how)]
    answers = _answers(request, seizure, row.move)
    context = {
        "case": seizure,
        "row": row,
        "reason": _typed(request, "reason"),
        "answers": answers,
        "is_remarked": bool(remarks_of(answers)),
    }
    return render(request, "seizures/case_move.html", context)


def _answers(request: HttpRequest, seizure: "Seizure", move: Move) -> list[Stated]:
    return stated_answers(cases.facts(seizure), request.POST) if move in ABOUT_ANSWERS else []


def _about(request: HttpRequest, actor: gate.Actor, public_id: UUID, move: Move) -> dict[str, str]:
    """Read the remarks on single answers; only on such as the case has."""
    if move not in ABOUT_ANSWERS:
        return {}
    return remarks_of(_answers(request, cases.case(actor, public_id), move))


def _known(how: str) -> Move:
    """Know the act by its address; submitting is done in the form, where the rules are asked."""
    if how not in frozenset(Move) or how == Move.SUBMIT:
        raise Http404
    return Move(how)


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST_REASON]
