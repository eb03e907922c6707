"""Save a form while it is typed, and say what can be said already."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import gate
from seizures.actions.drafts import Saved, Sheet, save_draft
from seizures.actions.examining import Examined
from seizures.forms.entry_cells import Received, number_of, receive
from seizures.forms.entry_forms import Standing
from seizures.forms.entry_full import FullForm
from seizures.forms.entry_notes import notes_of, worth_saying
from seizures.queries import cases
from seizures.record.known_codes import Channel


@require_POST
def case_autosave(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Keep what is typed; answer with score, problems, and new questions of a family."""
    actor = gate.actor_of(request)
    draft = cases.draft(actor, public_id)
    received = receive(request.POST, draft.cells)
    is_short = request.POST.get("channel") != Channel.FULL
    sheet = Sheet(
        public_id=public_id,
        cells=received.cells,
        revision=number_of(request.POST.get("version", "")),
        page=request.POST.get("page", "")[:20],
        channel=(Channel.SIMPLIFIED if is_short else Channel.FULL).value,
    )
    saved = save_draft(sheet, by=actor)
    answer = _answer(saved, received)
    if not is_short:
        answer["questions"] = _new_questions(request, received, saved.examined, actor.country)
    return JsonResponse(answer)


def _answer(saved: Saved, received: Received) -> dict[str, Any]:
    examined = saved.examined
    said = worth_saying(examined.problems, received.cells)
    notes = notes_of(said, name_of=received.html_name)
    return {
        "version": saved.revision,
        "saved_at": timezone.now().isoformat(),
        "score": examined.score,
        "completeness": examined.score,
        "band": examined.band,
        "errors": notes.errors,
        "doubts": notes.doubts,
    }


def _new_questions(
    request: HttpRequest, received: Received, examined: Examined, country: str
) -> dict[str, str]:
    """Draw what a family asks, where the page shows the questions of another one or none."""
    page = FullForm(received.cells, Standing(examined.problems, country=country))
    drawn: dict[str, str] = {}
    for position, number in received.numbers.get("lines", {}).items():
        row = received.cells["lines"][position]
        asked = f"{row.get('family') or ''}/{row.get('product') or ''}"
        if request.POST.get(f"lines-{number}-asked", "/") != asked:
            form = page.line_form(position, number)
            drawn[f"lines-{number}"] = render_to_string(
                "seizures/entry_questions.html", {"form": form}, request
            )
    return drawn
