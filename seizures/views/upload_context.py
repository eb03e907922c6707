"""What the upload pages show: the four steps, problems by kind, problems by cell."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import gate
from cen_suite.core.jobs.models import Job
from cen_suite.core.sheets.names import column_letters
from seizures.queries import uploads as queries
from seizures.record.problems import Severity
from seizures.states import PUBLIC, TRANSITIONS, Move, State
from seizures.upload.words import kind_in_words, name_of, placed_name_of, sentence_of
from seizures.views.columns import USUAL
from seizures.views.lines import case_lines

if TYPE_CHECKING:
    from seizures.models import CellProblem, Upload

SHOWN = 10
ORDER = ("file", "columns", "check", "confirm")
AT_STATE = {
    "received": "columns",
    "to_map": "columns",
    "checking": "check",
    "checked": "check",
    "committing": "confirm",
    "done": "",
    "undone": "",
    "refused": "columns",
}


def steps(upload: "Upload | None", at: str = "") -> list[dict[str, str]]:
    """Give the four steps with where this upload stands."""
    here = at or ("file" if upload is None else AT_STATE[upload.state])
    place = ORDER.index(here) if here else len(ORDER)
    words = {
        "file": _("File"),
        "columns": _("Columns"),
        "check": _("Check"),
        "confirm": _("Confirm"),
    }
    return [
        {
            "label": words[name],
            "state": "done" if number < place else "current" if number == place else "waiting",
            "url": _step_url(upload, name) if number != place else "",
        }
        for number, name in enumerate(ORDER)
    ]


def job_title(job: Job | None) -> str:
    """Say in words what is being done."""
    titles = {
        "upload-check": _("Reading and checking the workbook"),
        "upload-commit": _("Storing the cases"),
        "upload-undo": _("Taking the cases back"),
    }
    return titles.get(job.kind, "") if job else ""


def problem_kinds(upload: "Upload", chosen: str = "") -> list[dict[str, Any]]:
    """Say each kind of problem with its count and where its cells are listed."""
    here = reverse("upload-problems", args=[upload.public_id])
    return [
        {
            "words": kind_in_words(kind["code"]),
            "count": kind["count"],
            "is_hard": kind["severity"] == Severity.HARD,
            "url": f"{here}?kind={kind['code']}",
            "is_chosen": kind["code"] == chosen,
        }
        for kind in queries.kinds_of_problem(upload)
    ]


def problem_lines(cells: "Iterable[CellProblem]") -> list[dict[str, Any]]:
    """Say each problem of a cell: where, which column, what stands there, what is wrong."""
    return [
        {
            "sheet": cell.sheet,
            "row": cell.row,
            "address": f"{column_letters(cell.column + 1)}{cell.row}" if cell.column >= 0 else "",
            "heading": cell.heading,
            "fact": _name(cell),
            "value": cell.value,
            "words": sentence_of(cell.code, cell.params),
            "is_hard": cell.severity == Severity.HARD,
        }
        for cell in cells
    ]


def _name(cell: "CellProblem") -> str:
    """Name the fact at fault; where no cell shows which of several parts, number the part."""
    path = cell.params.get("path", "")
    return name_of(path) if cell.column >= 0 else placed_name_of(path)


def stored_context(actor: gate.Actor, upload: "Upload") -> dict[str, Any]:
    """Show the cases an upload stored, where they stand, and what may be done to all of them."""
    standing = queries.standing_of(upload)
    offered = [TRANSITIONS[how] for how in (Move.APPROVE, Move.PUBLISH)]
    together = [
        {
            "label": row.label,
            "count": sum(standing.get(state, 0) for state in row.before),
            "url": reverse("upload-move", args=[upload.public_id, row.move.value]),
        }
        for row in offered
        if gate.allows(actor, row.permission)
    ]
    return {
        "are_waiting": State.SUBMITTED in standing,
        "are_published": set(standing) <= PUBLIC,
        "standing": [(State(state).label, count) for state, count in standing.items()],
        "together": [each for each in together if each["count"]],
        "lines": case_lines(queries.newest_stored(upload, SHOWN)),
        "columns": USUAL,
    }


def _step_url(upload: "Upload | None", name: str) -> str:
    if upload is None or upload.state not in {"checked", "to_map"}:
        return ""
    if name == "columns" and upload.plan.get("sheets"):
        return reverse("upload-columns", args=[upload.public_id])
    if upload.state != "checked":
        return ""
    if name == "check":
        return reverse("upload", args=[upload.public_id])
    return (
        reverse("upload-confirm", args=[upload.public_id])
        if name == "confirm" and upload.good
        else ""
    )
