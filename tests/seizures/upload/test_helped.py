"""An upload with helpers finds and stores what it finds and stores without."""

from collections import Counter
from concurrent.futures import wait
from typing import Any

import pytest

from cen_suite.core.jobs import helpers
from seizures.actions import upload_work, uploads
from seizures.models import Seizure, Upload
from seizures.upload import pipeline, working
from tests.accounts.people import Somebody
from tests.seizures.upload.sending import checked, send, work_off, workbook

pytestmark = pytest.mark.django_db(transaction=True)
CASES = 400
RAW, BAD = workbook(CASES, bad_share=0.01)


@pytest.fixture
def helped_by(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[int]:
    """Small portions, one helper for each upload, and a count of what helpers did."""
    for portioned, helped in ((pipeline, pipeline), (upload_work, working)):
        monkeypatch.setattr(portioned, "PORTION", 10)
        monkeypatch.setattr(helped, "LONG", 1)
    brief = helpers._Helper.brief  # noqa: SLF001 -- waits for helpers, to see their work

    def patient(self: Any, briefing: Any) -> None:
        brief(self, briefing)
        wait([self._learning])

    monkeypatch.setattr(helpers._Helper, "brief", patient)  # noqa: SLF001
    settings.JOB_HELPERS = 1
    errands: list[int] = []
    hear = helpers._Helper._hear  # noqa: SLF001 -- counted, not replaced

    def counted(self: Any, number: Any, said: Any) -> Any:
        made = hear(self, number, said)
        if made:  # a briefing is answered with nothing
            errands.append(len(made))
        return made

    monkeypatch.setattr(helpers._Helper, "_hear", counted)  # noqa: SLF001
    return errands


def found_in(upload: Upload) -> object:
    staged = upload.staged.order_by("number").values_list(
        "number",
        "first_row",
        "national_ref",
        "digest",
        "payload",
        "year",
        "is_good",
        "standing",
        "flags",
    )
    cells = upload.cells.values_list("row", "column", "heading", "value", "code", "params")
    return list(map(str, staged)), Counter(map(str, cells))


def stored_by(upload: Upload) -> list[object]:
    """What does not hold the reference, which a second upload gets anew."""
    fields = ("national_ref", "content_digest", "facets", "card", "title", "completeness")
    return list(Seizure.objects.filter(upload=upload).order_by("reference").values_list(*fields))


def test_a_helped_upload_is_the_same_upload(
    reporter: Somebody, helped_by: list[int], settings: Any
) -> None:
    upload = checked(RAW, reporter.actor)
    found, helped_checks = found_in(upload), sum(helped_by)
    uploads.confirm(public_id=upload.public_id, publish=False, by=reporter.actor)
    work_off()
    stored, helped_stores = stored_by(upload), sum(helped_by) - helped_checks
    Seizure.objects.all().delete()
    Upload.objects.all().delete()
    settings.JOB_HELPERS = 0

    alone = checked(RAW, reporter.actor)
    assert found_in(alone) == found
    uploads.confirm(public_id=alone.public_id, publish=False, by=reporter.actor)
    work_off()

    assert stored_by(alone) == stored
    assert sum(helped_by) == helped_checks + helped_stores
    assert min(helped_checks, helped_stores) > 0


def test_a_case_that_came_twice_is_named_though_others_judged_it(
    reporter: Somebody, helped_by: list[int]
) -> None:
    """What stands in the database is asked by the worker alone, after its helpers."""
    first = checked(RAW, reporter.actor)
    uploads.confirm(public_id=first.public_id, publish=False, by=reporter.actor)
    work_off()
    again, _bad = workbook(CASES, bad_share=0.0, seed=1)

    upload = send(again, reporter.actor, "again.xlsx").upload
    work_off()

    upload.refresh_from_db()
    assert sum(helped_by) > 0
    assert upload.same + upload.cells.filter(code="same-national-ref").count() == first.good
