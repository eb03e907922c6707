"""An open page follows its work, and gets what comes next without being loaded anew."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from cen_suite.core.files import store
from cen_suite.core.jobs.models import Job
from seizures.actions.exports import KIND
from seizures.models import Export, Upload
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.upload.sending import work_off, workbook

pytestmark = pytest.mark.django_db(transaction=True)
IN_PLACE = {"HX-Retarget": "#content", "HX-Reselect": "#content", "HX-Reswap": "outerHTML"}
FOREIGN = b"Dossier;Quantite;Scratch\nF-1;2,5;x\n"


@pytest.fixture
def browser(client: Client, reporter: Somebody) -> Client:
    return enter(client, reporter)


def sent(client: Client, raw: bytes, name: str) -> str:
    client.post(reverse("uploads"), {"file": SimpleUploadedFile(name, raw)})
    return reverse("upload-progress", args=[Upload.objects.get().public_id])


def test_an_upload_at_work_says_how_far_it_is_and_goes_on_asking(browser: Client) -> None:
    progress = sent(browser, workbook(5)[0], "cases.xlsx")
    Job.objects.update(state=Job.State.RUNNING, done=1, total=5)

    answer = browser.get(progress)

    assert f'hx-get="{progress}"' in answer.content.decode()
    assert "1 of 5" in answer.content.decode()
    assert not set(IN_PLACE) & set(answer.headers)


@pytest.mark.parametrize(
    ("raw", "name", "comes_next"),
    [
        (workbook(5)[0], "cases.xlsx", "What was found"),
        (FOREIGN, "cases.csv", "What do the columns stand for?"),
    ],
)
def test_an_upload_that_is_done_gives_the_next_step_in_place_of_the_content(
    browser: Client, raw: bytes, name: str, comes_next: str
) -> None:
    progress = sent(browser, raw, name)
    work_off()

    answer = browser.get(progress)

    page = answer.content.decode()
    assert {name: answer[name] for name in IN_PLACE} == IN_PLACE
    assert "HX-Refresh" not in answer
    assert page.count('id="content"') == 1
    assert comes_next in page
    assert "hx-get" not in page


def test_columns_are_sent_to_their_own_page_wherever_they_are_shown(browser: Client) -> None:
    sent(browser, FOREIGN, "cases.csv")
    work_off()
    columns = reverse("upload-columns", args=[Upload.objects.get().public_id])

    assert f'action="{columns}"' in browser.get(columns).content.decode()


def test_an_export_tells_its_page_how_far_it_is_until_the_file_is_there(
    browser: Client, reporter: Somebody
) -> None:
    export = Export.objects.create(by=reporter.user, criteria="", shape="csv", rows=7)
    name = reporter.actor.name
    Job.objects.create(kind=KIND, subject=str(export.public_id), by=name, done=3, total=7)
    progress = reverse("export-progress", args=[export.public_id])

    first = browser.get(progress).content.decode()
    export.file = store.put(b"seven rows", kind="export")
    export.save()
    last = browser.get(progress).content.decode()

    assert first.strip().startswith('<div class="progress"')  # it takes its own place
    assert f'hx-get="{progress}"' in first
    assert "The file is ready: 7 rows." in last
    assert "hx-get" not in last
    whole = browser.get(reverse("export", args=[export.public_id])).content.decode()
    assert "The file is ready: 7 rows." in whole
    assert "<html" in whole


def test_a_page_whose_reader_lost_the_role_asks_no_more(
    browser: Client, reporter: Somebody
) -> None:
    progress = sent(browser, workbook(5)[0], "cases.xlsx")
    Membership.objects.filter(user=reporter.user).update(ended_at=timezone.now())

    by_itself = browser.get(progress, headers={"HX-Request": "true"})
    by_hand = browser.get(progress)

    assert (by_itself.status_code, by_itself["HX-Reswap"]) == (286, "none")
    assert by_hand.status_code == 404
