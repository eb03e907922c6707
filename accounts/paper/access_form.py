"""The access form as a PDF, ready to be signed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.roles import ROLES

if TYPE_CHECKING:
    from accounts.models import AccessRequest


def access_form_pdf(request: "AccessRequest") -> bytes:
    """Print a request in the applicant's language; typed text goes in as values, not markup."""
    with translation.override(request.language):
        form = json.dumps(_form_of(request), ensure_ascii=False)
    template = Path(__file__).with_name("access_form.typ")
    return typst.compile(template, sys_inputs={"form": form}, font_paths=_fonts())


def _form_of(request: "AccessRequest") -> dict[str, object]:
    roles = " · ".join(str(ROLES[code].name) for code in request.roles if code in ROLES)
    rows = [
        (_("Full name"), request.full_name),
        (_("Post"), request.post),
        (_("Official e-mail address"), request.email),
        (_("Administration or organization"), str(request.administration)),
        (_("Office"), request.office),
        (_("Roles asked for"), roles),
        (_("Operation"), request.operation),
        (_("What the access is needed for"), request.reason),
        (_("Superior"), request.supervisor),
    ]
    return {
        "title": _("CEN Access Form"),
        "reference": request.reference,
        "date": timezone.localdate().isoformat(),
        "rows": [[label, value] for label, value in rows if value],
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language": request.language.partition("-")[0],
        "promise": _(
            "I will use the access for my duty only, keep it to myself, and report at once if "
            "somebody else may know my password."
        ),
        "applicant": _("Applicant: date and signature"),
        "signatory": _(
            "Director General or designated officer: name, post, date, signature and stamp"
        ),
    }


def _fonts() -> list[Path]:
    folder = getattr(settings, "FONT_FOLDER", "")
    return [Path(folder)] if folder else []
