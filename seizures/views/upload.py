"""Upload a workbook in four steps: file, columns, check, confirm."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import gate
from accounts.permissions import Permission
from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.refusals import sentence
from cen_suite.core.text.folding import fold
from cen_suite.core.web.paging import read_mark
from seizures.actions import uploads as actions
from seizures.actions.moves import TOGETHER, move_all_of_upload
from seizures.errors import UploadNotReady
from seizures.forms.upload import ColumnsForm, ConfirmForm, FileForm, WordsForm
from seizures.queries import uploads as queries
from seizures.states import TRANSITIONS, Move
from seizures.upload.intake import look_at
from seizures.upload.matching import rematched
from seizures.upload.plan import Plan
from seizures.upload.suggestions import with_suggestions
from seizures.views.upload_context import (
    job_title,
    problem_kinds,
    problem_lines,
    steps,
    stored_context,
)

if TYPE_CHECKING:
    from seizures.models import Upload

MAPPABLE = frozenset({"to_map", "checked"})
WORKING = frozenset({"queued", "running"})
IN_PLACE = {"HX-Retarget": "#content", "HX-Reselect": "#content", "HX-Reswap": "outerHTML"}
PROBLEMS = 50


@require_http_methods(["GET", "POST"])
def upload_list(request: HttpRequest) -> HttpResponse:
    """Take a file; list what this administration sent before."""
    actor = gate.actor_of(request)
    form = FileForm()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        taken = _take(request, form, actor) if form.is_valid() else None
        if taken is not None:
            return taken
    page = queries.upload_page(actor, read_mark(request.GET.get("at", ""), 2))
    context = {"form": form, "page": page, "steps": steps(None)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "seizures/upload_list.html", context, status=status)


@require_GET
def upload_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show where an upload stands and what comes next."""
    actor = gate.actor_of(request)
    upload = queries.upload_for(actor, public_id)
    if upload.state == "to_map":
        return redirect("upload-columns", public_id)
    job = queries.job_of(upload)
    context: dict[str, Any] = {
        "upload": upload,
        "job": job,
        "job_title": job_title(job),
        "is_working": bool(job and job.state in WORKING),
        "has_failed": bool(job and job.state in {"failed", "dead"}),
        "steps": steps(upload),
    }
    if upload.state == "done":
        context |= stored_context(actor, upload)
    if upload.state == "checked":
        context |= {
            "kinds": problem_kinds(upload),
            "words": len(queries.unknown_words(upload)),
            "report_job": queries.report_job_of(upload),
            "is_mapped": bool(upload.plan.get("sheets")),
        }
    return render(request, "seizures/upload.html", context)


@require_GET
def upload_progress(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell an open page how far the work is, and what comes next when it is done.

    What comes next takes the place of what the page holds. The page is not loaded anew: whoever
    follows a link in that moment would be held back.
    """
    upload = queries.upload_for(gate.actor_of(request), public_id)
    job = queries.job_of(upload)
    if job is not None and job.state in WORKING:
        context = {"upload": upload, "job": job, "job_title": job_title(job)}
        return render(request, "seizures/upload_progress.html", context)
    come_next = upload_columns if upload.state == "to_map" else upload_page
    answer = come_next(request, public_id)
    for name, value in IN_PLACE.items():
        answer[name] = value
    return answer


@require_http_methods(["GET", "POST"])
def upload_columns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask what the columns stand for; what was found by name is chosen already."""
    actor = gate.actor_of(request)
    upload = queries.upload_for(actor, public_id)
    if upload.state not in MAPPABLE or not upload.plan.get("sheets"):
        return redirect("upload", public_id)
    plan = Plan.from_json(upload.plan)
    form = ColumnsForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        _say_columns(form, plan, public_id, actor)
        return redirect("upload", public_id)
    context = {"upload": upload, "form": form, "steps": steps(upload, at="columns")}
    status = 422 if form.is_bound else 200
    return render(request, "seizures/upload_columns.html", context, status=status)


@require_http_methods(["GET", "POST"])
def upload_words(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask what values mean that stand in no list."""
    actor = gate.actor_of(request)
    upload = queries.upload_for(actor, public_id)
    words = with_suggestions(queries.unknown_words(upload))
    if upload.state != "checked" or not words:
        return redirect("upload", public_id)
    form = WordsForm(request.POST if request.method == "POST" else None, words=words)
    if request.method == "POST" and form.is_valid():
        if form.meanings():
            actions.say_words(public_id=public_id, words=form.meanings(), by=actor)
        return redirect("upload", public_id)
    context = {"upload": upload, "form": form, "steps": steps(upload, at="check")}
    return render(request, "seizures/upload_words.html", context)


@require_GET
def upload_problems(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List problems cell by cell, of one kind or of all."""
    upload = queries.upload_for(gate.actor_of(request), public_id)
    code = request.GET.get("kind", "")[:60]
    start = request.GET.get("from", "")
    after = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 0  # noqa: PLR2004 -- fits the database
    cells = queries.problem_page(upload, code=code, after=after, size=PROBLEMS)
    context = {
        "upload": upload,
        "lines": problem_lines(cells[:PROBLEMS]),
        "kinds": problem_kinds(upload, chosen=code),
        "code": code,
        "newer": _turn(code, after - PROBLEMS) if after else "",
        "older": _turn(code, after + PROBLEMS) if len(cells) > PROBLEMS else "",
        "steps": steps(upload, at="check"),
    }
    return render(request, "seizures/upload_problems.html", context)


@require_http_methods(["GET", "POST"])
def upload_confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say exactly what will happen, and do it on the last word."""
    actor = gate.actor_of(request)
    upload = queries.upload_for(actor, public_id)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        publish = form.cleaned_data["publish"]
        actions.confirm(public_id=public_id, publish=publish, by=actor)
        return redirect("upload", public_id)
    if upload.state != "checked" or not upload.good:
        return redirect("upload", public_id)
    may_publish = gate.allows(actor, Permission.SEIZURE_RELEASE) and gate.allows(
        actor, Permission.SEIZURE_APPROVE
    )
    context = {
        "upload": upload,
        "form": form,
        "may_publish": may_publish,
        "steps": steps(upload, at="confirm"),
    }
    return render(request, "seizures/upload_confirm.html", context)


@require_POST
def upload_move(request: HttpRequest, public_id: UUID, how: str) -> HttpResponse:
    """Approve or publish all cases of a workbook at once."""
    if how not in TOGETHER:
        raise Http404
    row = TRANSITIONS[Move(how)]
    moved = move_all_of_upload(public_id=public_id, how=row.move, by=gate.actor_of(request))
    words = ngettext("%(act)s: %(count)s case.", "%(act)s: %(count)s cases.", moved)
    messages.success(request, words % {"act": row.label, "count": moved})
    return redirect("upload", public_id)


@require_http_methods(["GET", "POST"])
def upload_undo(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an upload back after asking once more."""
    actor = gate.actor_of(request)
    upload = queries.upload_for(actor, public_id)
    gate.check(actor, Permission.UPLOAD_UNDO, upload)
    if request.method == "POST":
        actions.ask_undo(public_id=public_id, by=actor)
        return redirect("upload", public_id)
    if upload.state != "done":
        raise UploadNotReady
    context = {"upload": upload, "kept": queries.changed_since(upload)}
    return render(request, "seizures/upload_undo.html", context)


def _take(request: HttpRequest, form: FileForm, actor: gate.Actor) -> HttpResponse | None:
    file = form.cleaned_data["file"]
    name = PurePath(file.name or "").name
    try:
        look_at(file, name=name)
    except Refusal as refusal:
        form.add_error("file", sentence(refusal))
        return None
    received = actions.receive(file, name=name, by=actor, language=get_language() or "en")
    if received.is_known:
        messages.info(
            request, _("This file was sent before. Nothing was changed; this is its report.")
        )
    return redirect("upload", received.upload.public_id)


def _say_columns(form: ColumnsForm, plan: Plan, public_id: UUID, actor: gate.Actor) -> "Upload":
    chosen = form.cleaned_data
    day, sign = chosen["day_first"], chosen["decimal_sign"]
    meanings = form.meanings()
    said = rematched(plan, meanings, day_first=day == "day", decimal_sign=sign)
    headings = {
        fold(column.heading)[:200]: column.path
        for sheet in said.sheets
        for column in sheet.columns
        if fold(column.heading)
    }
    return actions.say_columns(
        public_id=public_id,
        plan=said.to_json(),
        headings=headings,
        habits={"date-order": day, "decimal-sign": sign},
        by=actor,
    )


def _turn(code: str, start: int) -> str:
    kind = f"kind={code}&" if code else ""
    return f"?{kind}from={max(start, 0)}"
