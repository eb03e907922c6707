"""What the entry page shows: the form in its present shape, what is wrong, what was remarked."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import gate
from seizures.actions.examining import Examined, examine
from seizures.forms.entry_forms import Standing
from seizures.forms.entry_full import FullForm
from seizures.forms.entry_notes import Line, notes_of, plain_name, summary, worth_saying
from seizures.forms.entry_rows import Notes
from seizures.forms.entry_short import ShortForm
from seizures.queries.cases import Draft
from seizures.record.known_codes import Channel
from seizures.states import PUBLIC, State
from seizures.views.remarking import clock, remarks_in_words


@dataclass(frozen=True, slots=True)
class Told:
    """What is said above the form and at its controls beyond what the cells themselves tell."""

    kind: str = ""
    title: str = ""
    items: Sequence[Line] = ()
    notes: Notes = field(default_factory=Notes)
    is_strict: bool = False
    may_insist: bool = False
    reason: str = ""


def entry_context(
    actor: gate.Actor, draft: Draft, told: Told, examined: Examined | None = None
) -> dict[str, Any]:
    """Put together the entry page of a draft."""
    seen = examined or examine(draft.cells, by=actor, channel=draft.channel)
    problems = seen.problems if told.is_strict else worth_saying(seen.problems, draft.cells)
    notes = _merged(notes_of(problems), _remarks_at_fields(draft), told.notes)
    standing = Standing(seen.problems, notes, actor.country)
    short, full = ShortForm(draft.cells, standing), FullForm(draft.cells, standing)
    is_short = draft.channel != Channel.FULL
    return {
        "draft": draft,
        "told": told,
        "is_short": is_short,
        "answers": short.answers() if is_short else (),
        "extras": short.extras() if is_short else (),
        "shown_rows": short.shown_rows() if is_short else {},
        "hidden_rows": short.hidden_rows() if is_short else 0,
        "sections": () if is_short else full.sections(is_strict=told.is_strict),
        "score": seen.score,
        "band": seen.band,
        "is_public": draft.state in PUBLIC,
        "is_returned": draft.state == State.RETURNED,
        "page_name": secrets.token_hex(4),
        "said": draft.said,
        "said_about": remarks_in_words(draft.said) if draft.said else (),
        "clock": clock(draft.said.due_on, timezone.localdate()) if draft.said else "",
        "person": actor.name,
        "autosave_url": reverse("case-autosave", args=[draft.public_id]),
    }


def problems_told(examined: Examined) -> Told:
    """Say all that stops a case, each line leading to its control."""
    return Told(
        kind="error",
        title=_("The case cannot be submitted yet. Everything you typed is kept."),
        items=summary(examined.hard),
        is_strict=True,
    )


def doubts_told(problems: Sequence[Any], duplicates: Sequence[Any]) -> Told:
    """Say what is unusual, and let the officer submit all the same."""
    twins = [
        Line(
            _("A very similar case exists: %(reference)s %(title)s")
            % {"reference": each.reference, "title": each.title},
            reverse("case", args=[each.public_id]),
        )
        for each in duplicates
    ]
    return Told(
        kind="warning",
        title=_("Please look again. If all of this is right, submit all the same."),
        items=[*summary(problems), *twins],
        is_strict=True,
        may_insist=True,
    )


def photos_added(count: int) -> str:
    """Say that pictures were taken, and what they have lost."""
    return _("Added without place, time and camera: %(count)s.") % {"count": count}


def with_cells(draft: Draft, cells: Mapping[str, Any], *, revision: int, channel: str) -> Draft:
    """Show a draft with the cells that were just sent."""
    return replace(draft, cells=cells, revision=revision, channel=channel, is_stored=True)


def _remarks_at_fields(draft: Draft) -> Notes:
    about = draft.said.about if draft.said else ()
    return Notes(remarks={plain_name(path): text for path, text in about})


def _merged(*several: Notes) -> Notes:
    errors: dict[str, list[str]] = {}
    doubts: dict[str, list[str]] = {}
    changed_by: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for notes in several:
        for name, sentences in notes.errors.items():
            errors.setdefault(name, []).extend(sentences)
        for name, sentences in notes.doubts.items():
            doubts.setdefault(name, []).extend(sentences)
        changed_by.update(notes.changed_by)
        remarks.update(notes.remarks)
    return Notes(errors, doubts, changed_by, remarks)
