"""Send workbooks and let their jobs run, for tests."""

import io

from accounts.gate import Actor
from cen_suite.core.jobs import dispatch
from cen_suite.core.jobs.models import Job
from cen_suite.core.sheets.write import Layout, stream
from cen_suite.demo.workbook import COLUMNS, BadCell, write_workbook
from seizures.actions import uploads
from seizures.actions.uploads import Received
from seizures.models import Upload


def workbook(
    cases: int = 6, *, bad_share: float = 0.0, seed: int = 1
) -> tuple[bytes, list[BadCell]]:
    """An invented workbook and its wrong cells."""
    target = io.BytesIO()
    bad = write_workbook(target, cases, 2, bad_share, seed)
    return target.getvalue(), bad


def table(headings: list[str], rows: list[list[object]], title: str = "Saisies") -> bytes:
    """A workbook of any national system."""
    target = io.BytesIO()
    stream(target, headings, rows, layout=Layout(title=title))
    return target.getvalue()


def send(raw: bytes, by: Actor, name: str = "cases.xlsx", channel: str = "XLS") -> Received:
    return uploads.receive(io.BytesIO(raw), name=name, by=by, language="en", channel=channel)


def work_off() -> None:
    """Run what waits, as a worker would."""
    while True:
        waiting = Job.objects.filter(state=Job.State.QUEUED).order_by("id").first()
        if waiting is None:
            return
        dispatch.run(waiting.pk)


def checked(raw: bytes, by: Actor, name: str = "cases.xlsx") -> Upload:
    """Send a workbook and check it."""
    upload = send(raw, by, name).upload
    work_off()
    upload.refresh_from_db()
    return upload


def stored(raw: bytes, by: Actor, *, publish: bool = False) -> Upload:
    """Send, check and confirm a workbook."""
    upload = checked(raw, by)
    uploads.confirm(public_id=upload.public_id, publish=publish, by=by)
    work_off()
    upload.refresh_from_db()
    return upload


__all__ = ["COLUMNS", "checked", "send", "stored", "table", "work_off", "workbook"]
