"""Templates to fill in, and the workbook back with its cells marked."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, get_language_info
from django.views.decorators.http import require_GET

from accounts import gate
from cen_suite.core.codelists.lookup import lists
from cen_suite.core.files.downloads import download
from seizures.queries import uploads as queries
from seizures.upload.sheet import LANGUAGES, Shape, template, template_name
from seizures.upload.working import XLSX


@require_GET
def upload_templates(request: HttpRequest) -> HttpResponse:
    """Offer the template of each family in each language that has its labels."""
    language = get_language() or "en"
    families = [
        {"code": code.code, "label": lists()["family"].label(code.code, language)}
        for code in lists()["family"]
        if code.valid_to is None
    ]
    languages = [
        {"code": code, "name": get_language_info(code)["name_local"]} for code in LANGUAGES
    ]
    context = {"families": families, "languages": languages}
    return render(request, "seizures/upload_templates.html", context)


@require_GET
def upload_template(_request: HttpRequest, family: str, language: str, shape: str) -> HttpResponse:
    """Build and hand out one template."""
    known = family in lists()["family"] and language in LANGUAGES and shape in set(Shape)
    if not known:
        raise Http404
    raw = template(family, language, Shape(shape))
    answer = HttpResponse(raw, content_type=XLSX)
    name = template_name(family, language, Shape(shape))
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_GET
def upload_report(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Hand out the workbook with its wrong cells marked and commented."""
    upload = queries.upload_for(gate.actor_of(request), public_id)
    if upload.report is None:
        raise Http404
    return download(upload.report, media_type=XLSX, name="marked.xlsx")
