"""Take a result away: choose, watch it being written, download."""

from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from accounts import gate
from cen_suite.core.files.downloads import download
from cen_suite.core.jobs.dispatch import latest
from seizures.actions import exports as actions
from seizures.exports.files import MEDIA_TYPES
from seizures.forms.export import ExportForm
from seizures.queries import exports as queries
from seizures.queries import search
from seizures.search.criteria import read_criteria
from seizures.shapes import Shape
from seizures.views import narrowing

SHOWN = 20


@require_http_methods(["GET", "POST"])
def export_new(request: HttpRequest) -> HttpResponse:
    """Choose shape and columns for the cases of a search, and start."""
    actor = gate.actor_of(request)
    criteria = read_criteria(dict(request.GET.lists()))
    total = search.total(actor, criteria)
    form = ExportForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        wanted = actions.Wanted(
            criteria=criteria,
            shape=Shape(chosen["shape"]),
            columns=chosen["columns"],
            language=chosen["language"],
            as_codes=chosen["as_codes"],
        )
        export = actions.start_export(by=actor, wanted=wanted, expected=total)
        return redirect("export", export.public_id)
    context = {
        "form": form,
        "total": total,
        "chips": [chip.text for chip in narrowing.chips(criteria, "")],
        "query": criteria.query(),
    }
    return render(request, "seizures/export_new.html", context)


@require_GET
def export_list(request: HttpRequest) -> HttpResponse:
    """List what this person took away."""
    found = queries.exports_for(gate.actor_of(request))[:SHOWN]
    return render(request, "seizures/export_list.html", {"exports": found})


@require_GET
def export_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show how far an export is; the file once it is written."""
    standing = _standing(request, public_id)
    criteria = read_criteria(parse_qs(standing["export"].criteria))
    chips = [chip.text for chip in narrowing.chips(criteria, "")]
    context = {**standing, "chips": chips, "query": criteria.query()}
    return render(request, "seizures/export.html", context)


@require_GET
def export_progress(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell an open page how far the export is."""
    return render(request, "seizures/export_state.html", _standing(request, public_id))


@require_GET
def export_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Download the file of an export."""
    export = actions.hand_out(public_id=public_id, by=gate.actor_of(request))
    assert export.file is not None  # noqa: S101 -- handed out only when written
    media_type = MEDIA_TYPES[export.shape]
    return download(export.file, media_type=media_type, name=f"cases.{export.shape}")


def _standing(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    export = queries.export_for(gate.actor_of(request), public_id)
    return {"export": export, "job": latest(str(export.public_id), actions.KIND)}
