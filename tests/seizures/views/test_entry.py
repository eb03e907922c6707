"""The entry form through the pages: nothing typed is ever lost, nothing is stored twice."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from seizures.models import Seizure
from seizures.queries.facts import facts_of_case
from seizures.states import State
from tests.accounts.people import Somebody
from tests.seizures.entering import enter
from tests.seizures.samples import case, store
from tests.seizures.sheets import posted, save, stated, typed

pytestmark = pytest.mark.django_db


def send(client: Client, public_id: object, **changes: Any) -> Any:
    return client.post(reverse("case-edit", args=[public_id]), posted(**changes))


def test_the_first_visit_shows_nine_answers_and_stores_nothing(
    client: Client, reporter: Somebody
) -> None:
    enter(client, reporter)

    page = client.get(reverse("entry-new"), follow=True)

    assert page.status_code == 200
    assert page.content.count(b'class="answer__number"') == 9
    assert not Seizure.objects.exists()


def test_nine_answers_make_a_submitted_case(client: Client, reporter: Somebody) -> None:
    enter(client, reporter)
    public_id = uuid4()

    answer = send(client, public_id, action="submit")

    assert answer.status_code == 302, answer.context["told"]
    stored = Seizure.objects.get()
    assert (stored.public_id, stored.state) == (public_id, State.SUBMITTED)
    assert stored.reference == "SN-2026-000001"
    assert stored.typed is None
    assert facts_of_case(stored).lines[0].base_unit == "KGM"
    assert client.get(answer["Location"]).status_code == 200


def test_a_double_click_makes_one_case(client: Client, reporter: Somebody) -> None:
    enter(client, reporter)
    public_id = uuid4()

    send(client, public_id, action="submit")
    again = send(client, public_id, action="submit")

    assert again["Location"] == reverse("case", args=[public_id])
    assert Seizure.objects.count() == 1


def test_what_cannot_be_read_is_kept_and_said_at_its_field(
    client: Client, reporter: Somebody
) -> None:
    enter(client, reporter)
    public_id = uuid4()

    answer = send(client, public_id, action="submit", lines__0__quantity="twelve or so")

    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="twelve or so"' in text
    assert 'href="#id_lines-0-quantity"' in text
    stored = Seizure.objects.get()
    assert stored.state == State.DRAFT
    assert typed(stored)["cells"]["lines"][0]["quantity"] == "twelve or so"


def test_every_missing_answer_is_named(client: Client, reporter: Somebody) -> None:
    enter(client, reporter)

    answer = client.post(
        reverse("case-edit", args=[uuid4()]), {"action": "submit", "version": "0", "page": "x"}
    )

    assert answer.status_code == 422
    assert len(answer.context["told"].items) >= 8


def test_an_unusual_answer_asks_and_is_then_kept_as_a_flag(
    client: Client, reporter: Somebody
) -> None:
    enter(client, reporter)
    public_id = uuid4()
    changes = {"legs__1__country": "BR", "legs__0__place": "BRSSZ", "legs__1__place": "BRSSZ"}

    doubtful = send(client, public_id, action="submit", **changes)
    version = typed(Seizure.objects.get())["revision"]
    insisted = send(client, public_id, action="insist", **{**changes, "version": str(version)})

    assert doubtful.status_code == 422
    assert b'value="insist"' in doubtful.content
    assert insisted.status_code == 302
    assert Seizure.objects.get().quality_flags


def test_two_officers_on_one_draft_see_each_other(
    client: Client, reporter: Somebody, contact_point: Somebody
) -> None:
    saved = save(reporter)
    public_id = saved.seizure.public_id
    save(
        contact_point,
        {**typed(saved.seizure)["cells"], "direction": "EXP"},
        public_id=public_id,
        revision=1,
        page="other",
    )
    enter(client, reporter)

    first = send(client, public_id, version="1", direction="TRA")
    mine = first.content.decode()
    second = send(client, public_id, version=str(first.context["draft"].revision), direction="TRA")

    assert first.status_code == 409
    assert "sn.contact wrote: EXP" in mine
    assert 'value="TRA" selected' in mine
    assert second.status_code == 302
    assert typed(Seizure.objects.get())["cells"]["direction"] == "TRA"


def test_the_full_form_keeps_what_the_short_one_does_not_show(
    client: Client, reporter: Somebody
) -> None:
    cells = {**typed(save(reporter).seizure)["cells"]}
    cells["legs"] = [
        cells["legs"][0],
        {"key": "t", "leg_role": "TRA", "country": "MA"},
        cells["legs"][1],
    ]
    cells["lines"] = [{**cells["lines"][0], "brand": "Lion", "extension": {"form": "POW"}}]
    public_id = save(reporter, cells).seizure.public_id
    enter(client, reporter)

    shown = client.get(reverse("case-edit", args=[public_id])).content.decode()
    send(
        client,
        public_id,
        version="1",
        action="full",
        **{
            "legs-shown": "0 2",
            "legs__1__key": "x",
            "legs-2-key": "c",
            "legs-2-leg_role": "DEST",
            "legs-2-country": "FR",
        },
    )

    assert 'name="legs-2-country"' in shown
    kept = typed(Seizure.objects.get(public_id=public_id))
    assert [leg["country"] for leg in kept["cells"]["legs"]] == ["BR", "MA", "FR"]
    assert kept["cells"]["lines"][0]["brand"] == "Lion"
    assert kept["cells"]["lines"][0]["extension"] == {"form": "POW"}
    assert kept["channel"] == "MAN"


def test_the_full_form_shows_every_section_and_what_the_family_asks(
    client: Client, reporter: Somebody
) -> None:
    public_id = save(reporter, channel="MAN").seizure.public_id
    enter(client, reporter)

    page = client.get(reverse("case-edit", args=[public_id]))

    assert page.content.count(b'class="section"') == 12
    assert b"lines-0-extension-form" in page.content
    assert len(page.content) < 250_000


def test_rows_are_added_and_removed_without_javascript(client: Client, reporter: Somebody) -> None:
    public_id = save(reporter, channel="MAN").seizure.public_id
    enter(client, reporter)
    full = {"channel": "MAN", "lines-TOTAL_FORMS": "1", "legs-TOTAL_FORMS": "2"}

    send(client, public_id, version="1", **full, **{"add-row": "lines"})
    added = typed(Seizure.objects.get())
    send(
        client,
        public_id,
        version="2",
        **{**full, "legs-TOTAL_FORMS": "2"},
        **{"remove-row": "legs-0"},
    )

    assert len(added["cells"]["lines"]) == 2
    assert [leg["country"] for leg in typed(Seizure.objects.get())["cells"]["legs"]] == ["SN"]


def test_autosave_answers_with_score_and_problems_by_control(
    client: Client, reporter: Somebody
) -> None:
    enter(client, reporter)
    public_id = uuid4()

    answer = client.post(
        reverse("case-autosave", args=[public_id]),
        posted(lines__0__quantity="a lot"),
        headers={"Accept": "application/json"},
    ).json()

    assert answer["version"] == 1
    assert 0 < answer["score"] < 100
    assert list(answer["errors"]) == ["lines-0-quantity"]
    assert typed(Seizure.objects.get())["cells"]["lines"][0]["quantity"] == "a lot"


def test_autosave_draws_the_questions_of_a_new_family(client: Client, reporter: Somebody) -> None:
    enter(client, reporter)

    answer = client.post(
        reverse("case-autosave", args=[uuid4()]),
        posted(channel="MAN", **{"lines-TOTAL_FORMS": "1", "lines-0-asked": "/"}),
    ).json()

    assert "lines-0-extension-" in answer["questions"]["lines-0"]


def test_autosave_on_an_overtaken_draft_says_so(
    client: Client, reporter: Somebody, contact_point: Somebody
) -> None:
    public_id = save(contact_point).seizure.public_id
    enter(client, reporter)

    answer = client.post(
        reverse("case-autosave", args=[public_id]),
        posted(direction="EXP", page="mine"),
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 409
    assert typed(Seizure.objects.get())["by"] == "sn.contact"


def test_the_same_page_saves_again_after_a_lost_answer(client: Client, reporter: Somebody) -> None:
    enter(client, reporter)
    public_id = uuid4()
    address = reverse("case-autosave", args=[public_id])

    client.post(address, posted())
    again = client.post(address, posted(direction="EXP"))

    assert again.status_code == 200
    assert typed(Seizure.objects.get())["cells"]["direction"] == "EXP"


def test_a_stranger_meets_the_page_that_does_not_exist(
    client: Client, reporter: Somebody, stranger: Somebody
) -> None:
    public_id = save(reporter).seizure.public_id
    enter(client, stranger)

    shown = client.get(reverse("case-edit", args=[public_id]))
    sent = send(client, public_id, direction="EXP")

    assert (shown.status_code, sent.status_code) == (404, 404)
    assert typed(Seizure.objects.get())["cells"]["direction"] == "IMP"
    assert AuditEvent.objects.filter(event=Event.REFUSED).exists()


def test_a_reader_cannot_enter(client: Client, reader: Somebody) -> None:
    enter(client, reader)

    assert send(client, uuid4(), action="submit").status_code == 404
    assert not Seizure.objects.exists()


def test_an_expired_session_keeps_what_was_sent(client: Client, reporter: Somebody) -> None:
    answer = send(client, uuid4(), action="submit")

    assert answer.status_code == 302
    assert "lines-0-quantity" in str(dict(client.session.items()))


def test_a_draft_is_discarded_after_one_question(client: Client, reporter: Somebody) -> None:
    public_id = save(reporter).seizure.public_id
    enter(client, reporter)
    address = reverse("case-discard", args=[public_id])

    asked = client.get(address)
    done = client.post(address)

    assert (asked.status_code, done.status_code) == (200, 302)
    assert not Seizure.objects.exists()
    assert AuditEvent.objects.filter(event=Event.SEIZURE_DISCARDED).exists()


def test_a_published_case_is_corrected_with_a_reason(
    client: Client, contact_point: Somebody
) -> None:
    [seizure] = store(contact_point.actor, case())
    enter(client, contact_point)
    address = reverse("case-edit", args=[seizure.public_id])
    page = client.get(f"{address}?form=simple")
    change = {"version": "0", "page": "p", "channel": "SIMP", "direction": "EXP"}

    without = client.post(address, {**change, "action": "insist"})
    version = str(typed(Seizure.objects.get())["revision"])
    done = client.post(
        address, {**change, "version": version, "action": "insist", "reason": "Wrong way round"}
    )

    assert page.status_code == 200
    assert without.status_code == 422
    assert done.status_code == 302
    seizure.refresh_from_db()
    assert (seizure.version, stated(seizure), seizure.typed) == (2, "EXP", None)
    assert seizure.versions.get().payload["direction"] == "IMP"
    shown = client.get(reverse("case", args=[seizure.public_id])).content.decode()
    assert "Wrong way round" in shown


WORDS = st.text(max_size=30)
NAMES = st.one_of(
    st.sampled_from(sorted(posted())),
    st.sampled_from(
        [
            "lines-TOTAL_FORMS",
            "legs-TOTAL_FORMS",
            "lines-9-key",
            "lines-0-DELETE",
            "lines-0-extension-form",
            "event_start_clock",
            "add-row",
            "remove-row",
        ]
    ),
    WORDS,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.dictionaries(NAMES, st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=8),
    action=st.sampled_from(["save", "submit", "insist", "full", "simple", "x"]),
)
def test_no_garbage_ends_in_a_fault(
    client: Client, reporter: Somebody, changes: dict[str, Any], action: str
) -> None:
    enter(client, reporter)
    sent = {**posted(), **changes, "action": action}

    answer = client.post(reverse("case-edit", args=[uuid4()]), sent)

    assert answer.status_code in {302, 422, 409}
