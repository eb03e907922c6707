"""The job that writes an export: read in pieces, write as it comes, keep it sealed."""

from collections.abc import Callable, Iterator
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import parse_qs
from uuid import UUID

from django.utils import translation
from django.utils.translation import get_language_info, gettext

from accounts import gate
from accounts.queries.actors import actor_named
from cen_suite.core.files import store
from cen_suite.core.jobs.registry import job
from cen_suite.core.jobs.running import Running
from seizures.actions.exports import KIND, finish_export
from seizures.exports import files
from seizures.exports.columns import chosen
from seizures.exports.tables import headings, pieces_of_table
from seizures.queries.exports import export_for, facts_in_pieces
from seizures.search.criteria import Criteria, read_criteria
from seizures.shapes import Shape

if TYPE_CHECKING:
    from seizures.models import Export

PART = 1 << 20


@job(KIND)
def write_export(running: Running) -> None:
    """Write the file of one export; a second try writes it anew."""
    actor = actor_named(running.by)
    export = export_for(actor, UUID(running.subject))
    criteria = read_criteria(parse_qs(export.criteria))
    rows = 0

    def report(done: int) -> None:
        nonlocal rows
        rows = done
        running.advance(done=done)

    with translation.override(export.language), NamedTemporaryFile() as target:
        _write(export, actor, criteria, target, report)
        target.seek(0)
        file = store.put(_parts(target), kind="export", media_type=files.MEDIA_TYPES[export.shape])
    finish_export(export_id=export.pk, file=file, rows=rows)


def _write(
    export: "Export",
    actor: gate.Actor,
    criteria: Criteria,
    target: IO[bytes],
    report: Callable[[int], None],
) -> None:
    if export.shape == Shape.JSON:
        files.write_json(target, files.counted(facts_in_pieces(actor, criteria), report))
        return
    columns = chosen(export.columns["keys"])
    pieces = files.counted(
        pieces_of_table(
            actor,
            criteria,
            columns,
            language=export.language,
            as_codes=export.columns["as_codes"],
        ),
        report,
    )
    if export.shape == Shape.CSV:
        files.write_csv(target, headings(columns), pieces)
        return
    right_to_left = get_language_info(export.language)["bidi"]
    files.write_workbook(
        target.name, headings(columns), pieces, title=gettext("Cases"), right_to_left=right_to_left
    )


def _parts(target: IO[bytes]) -> Iterator[bytes]:
    while part := target.read(PART):
        yield part
