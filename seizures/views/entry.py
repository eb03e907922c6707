"""Enter a seizure: type, save, submit, correct, discard."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import gate
from cen_suite.core.db.identity import uuid7
from seizures.actions import drafts, report
from seizures.actions.correct import correct
from seizures.actions.drafts import Saved, Sheet
from seizures.actions.photos import Picture, add_photos
from seizures.errors import (
    ChangedMeanwhile,
    Doubtful,
    NotComplete,
    NotFromHere,
    NothingChanged,
    PhotoRefused,
    ReasonMissing,
    SameReference,
)
from seizures.forms.entry_cells import Received, number_of, receive, with_row, without_row
from seizures.forms.entry_notes import Line, conflict_notes, conflict_summary, disagreements
from seizures.forms.entry_rows import Notes
from seizures.queries import cases
from seizures.queries.cases import Draft
from seizures.record.known_codes import Channel
from seizures.states import PUBLIC
from seizures.views.entry_context import (
    Told,
    doubts_told,
    entry_context,
    photos_added,
    problems_told,
    with_cells,
)

UNPROCESSABLE = 422
CONFLICT = 409
SHAPES = {"simple": Channel.SIMPLIFIED.value, "full": Channel.FULL.value}
SUBMITTING = frozenset({"submit", "insist"})


def case_new(request: HttpRequest) -> HttpResponse:
    """Open an empty sheet; the case exists once something is saved."""
    return HttpResponseRedirect(reverse("case-edit", args=[uuid7()]))


def case_edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the form of a case, or take what it sends."""
    actor = gate.actor_of(request)
    if request.method != "POST":
        draft = cases.draft(actor, public_id)
        shape = SHAPES.get(request.GET.get("form", ""), draft.channel)
        draft = replace(draft, channel=shape or Channel.SIMPLIFIED.value)
        return render(request, "seizures/entry.html", entry_context(actor, draft, Told()))
    try:
        draft = cases.draft(actor, public_id)
    except NotFromHere:
        return _already_submitted(request, public_id)
    return _Sent(request, actor, draft).answer()


def case_discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask once more, then let a draft go."""
    actor = gate.actor_of(request)
    draft = cases.draft(actor, public_id)
    if request.method != "POST":
        return render(request, "seizures/entry_discard.html", {"draft": draft})
    if not draft.is_stored:
        return HttpResponseRedirect(reverse("home"))
    is_gone = drafts.discard_draft(public_id=public_id, by=actor)
    messages.success(request, _("The draft was discarded."))
    return HttpResponseRedirect(reverse("home") if is_gone else reverse("case", args=[public_id]))


class _Sent:
    """A form that was sent: saved first, whatever it asks next."""

    def __init__(self, request: HttpRequest, actor: gate.Actor, draft: Draft) -> None:
        self.request, self.actor, self.draft = request, actor, draft
        posted = request.POST
        self.action = posted.get("action", "save")
        now = posted.get("channel", "")
        self.channel = SHAPES.get(self.action) or (
            now if now in SHAPES.values() else Channel.SIMPLIFIED.value
        )
        self.received = self._rearranged(receive(posted, draft.cells))

    def answer(self) -> HttpResponse:
        try:
            saved = drafts.save_draft(self._sheet(), by=self.actor)
        except ChangedMeanwhile as changed:
            return self._conflict(str(changed.params["other"]))
        except NotFromHere:
            return _already_submitted(self.request, self.draft.public_id)
        self.draft = with_cells(
            self.draft, self.received.cells, revision=saved.revision, channel=self.channel
        )
        refusal = self._take_photos()
        if refusal is not None:
            return self._again(saved, refusal)
        if self.action in SUBMITTING:
            return self._submit(saved)
        return self._saved()

    def _rearranged(self, received: Received) -> Received:
        if "add-row" in self.request.POST:
            return with_row(received, self.request.POST["add-row"])
        if "remove-row" in self.request.POST:
            return without_row(received, self.request.POST["remove-row"])
        return received

    def _sheet(self) -> Sheet:
        return Sheet(
            public_id=self.draft.public_id,
            cells=self.received.cells,
            revision=number_of(self.request.POST.get("version", "")),
            page=self.request.POST.get("page", "")[:20],
            channel=self.channel,
        )

    def _take_photos(self) -> Told | None:
        files = self.request.FILES.getlist("photos")
        if not files:
            return None
        try:
            add_photos(
                public_id=self.draft.public_id,
                pictures=[Picture(file.name or "", file.read()) for file in files],
                by=self.actor,
            )
        except PhotoRefused as refused:
            line = Line(refused.words(), "#id_photos")
            title = _("The photos were not taken. What you typed is saved.")
            return Told(kind="error", title=title, items=[line])
        self.draft = replace(self.draft, photo_count=self.draft.photo_count + len(files))
        messages.success(self.request, photos_added(len(files)))
        return None

    def _saved(self) -> HttpResponse:
        here = reverse("case-edit", args=[self.draft.public_id])
        if self.action == "save" and "add-row" not in self.request.POST:
            messages.success(self.request, _("Saved. You can go on later, or on another device."))
        place = self.request.POST.get("add-row") or self.request.POST.get("remove-row", "")
        group = place.partition("-")[0]
        return HttpResponseRedirect(f"{here}#{group}" if group.isalpha() else here)

    def _submit(self, saved: Saved) -> HttpResponse:
        try:
            self._hand_in(saved)
        except NotComplete:
            return self._again(saved, problems_told(saved.examined))
        except Doubtful as doubtful:
            return self._again(saved, doubts_told(doubtful.problems, doubtful.duplicates))
        except SameReference as same:
            return self._again(saved, _same_reference(same))
        except (ReasonMissing, NothingChanged) as stopped:
            told = Told(kind="error", title=stopped.words(), reason=self._reason())
            return self._again(saved, told)
        except NotFromHere:
            return _already_submitted(self.request, self.draft.public_id)
        return HttpResponseRedirect(reverse("case", args=[self.draft.public_id]))

    def _hand_in(self, saved: Saved) -> None:
        public_id, revision = self.draft.public_id, saved.revision
        knowingly = self.action == "insist"
        if self.draft.state in PUBLIC:
            correct(
                public_id=public_id,
                revision=revision,
                reason=self._reason(),
                by=self.actor,
                knowingly=knowingly,
            )
            messages.success(
                self.request, _("The case was corrected. Members see the new version.")
            )
            return
        report.submit(public_id=public_id, revision=revision, by=self.actor, knowingly=knowingly)
        messages.success(self.request, _("The case was submitted. It waits for approval."))

    def _reason(self) -> str:
        return self.request.POST.get("reason", "").replace("\x00", "").strip()[:1000]

    def _again(self, saved: Saved, told: Told) -> HttpResponse:
        told = replace(told, reason=self._reason())
        context = entry_context(self.actor, self.draft, told, saved.examined)
        return render(self.request, "seizures/entry.html", context, status=UNPROCESSABLE)

    def _conflict(self, other: str) -> HttpResponse:
        """Show the other's values beside mine; the next saving overwrites them knowingly."""
        theirs = cases.draft(self.actor, self.draft.public_id)
        different = disagreements(self.received.cells, theirs.cells)
        told = Told(
            kind="warning",
            title=_(
                "%(who)s saved this case after you opened it. Your text is kept: compare, "
                "and save again to put your version in the place of the other."
            )
            % {"who": other},
            items=conflict_summary(different, other),
            notes=conflict_notes(different, other),
        )
        mine = with_cells(
            theirs, self.received.cells, revision=theirs.revision, channel=self.channel
        )
        context: dict[str, Any] = entry_context(self.actor, mine, told)
        return render(self.request, "seizures/entry.html", context, status=CONFLICT)


def _same_reference(same: SameReference) -> Told:
    other = str(same.params.get("other") or "")
    href = reverse("case", args=[other]) if other else "#id_national_ref"
    return Told(
        kind="error",
        title=_("The case cannot be submitted yet. Everything you typed is kept."),
        items=[Line(same.words(), href)],
        notes=Notes(errors={"national_ref": [same.words()]}),
        is_strict=True,
    )


def _already_submitted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lead a second click, or the back button, to the case as it stands."""
    if request.POST.get("action") not in SUBMITTING:
        raise NotFromHere
    messages.info(request, _("This case has been submitted already. This is how it stands."))
    return HttpResponseRedirect(reverse("case", args=[public_id]))
