"""The helpdesk's lists: they read everything about accounts and write through actions only."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.models import Administration, User
from cen_suite.core.audit.events import Event
from cen_suite.core.audit.models import AuditEvent
from tests.accounts.people import Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label == "accounts"]  # noqa: SLF001 -- what is registered
PEOPLE = "admin:accounts_user_changelist"


@pytest.fixture
def desk(client: Client, helpdesk: Somebody) -> Client:
    sign_in(client, "helpdesk")
    return client


def act(desk: Client, action: str, *people: User, reason: str = "asked") -> Any:
    chosen = [person.pk for person in people]
    typed = {"action": action, "_selected_action": chosen, "reason": reason}
    return desk.post(reverse(PEOPLE), typed, follow=True)


@pytest.mark.parametrize("model", OURS)
def test_every_list_opens_for_the_helpdesk_alone(desk: Client, model: Any) -> None:
    address = reverse(f"admin:accounts_{model._meta.model_name}_changelist")
    somebody("sn.contact", "NCP")
    other = Client()
    sign_in(other, "sn.contact")

    assert desk.get(address).status_code == 200
    assert other.get(address, follow=True).status_code == 404
    assert Client().get(address, follow=True).redirect_chain[-1][0].startswith("/account/sign-in")


def test_no_list_deletes_and_only_one_adds(desk: Client) -> None:
    request = desk.get(reverse("admin:index")).wsgi_request

    adds = {m.__name__ for m in OURS if admin.site._registry[m].has_add_permission(request)}  # noqa: SLF001 -- what is registered

    assert adds == {"Administration"}
    assert not [m for m in OURS if admin.site._registry[m].has_delete_permission(request)]  # noqa: SLF001 -- what is registered


def test_nothing_of_content_is_registered() -> None:
    labels = {model._meta.app_label for model in admin.site._registry}  # noqa: SLF001 -- what is registered

    assert not labels & {"seizures", "ncen", "cencomm", "audit", "files"}


def test_an_act_in_the_list_leaves_the_same_trail(desk: Client, reader: Somebody) -> None:
    act(desk, "suspend", reader.user, reason="left the service")

    assert reader.fresh().state == "suspended"
    event = AuditEvent.objects.filter(event=Event.ACCOUNT_SUSPENDED.value).get()
    assert (event.actor, event.reason) == ("helpdesk", "left the service")


def test_an_act_without_a_reason_is_not_done(desk: Client, reader: Somebody) -> None:
    act(desk, "suspend", reader.user, reason="  ")
    assert reader.fresh().state == User.State.ACTIVE

    act(desk, "suspend", reader.user, reason="on leave")
    assert reader.fresh().state == User.State.SUSPENDED


def test_nobody_acts_on_himself_from_the_list(desk: Client, helpdesk: Somebody) -> None:
    act(desk, "suspend", helpdesk.user)

    assert helpdesk.fresh().state == "active"


def test_a_change_of_an_administration_goes_through_the_action(desk: Client) -> None:
    facts = {"code": "FR-CUS", "name": "French Customs", "country": "FR", "kind": "customs"}
    desk.post(reverse("admin:accounts_administration_add"), {**facts, "is_active": "on"})

    assert Administration.objects.get(code="FR-CUS").is_active
    assert AuditEvent.objects.filter(event=Event.ADMINISTRATION_FOUNDED.value, actor="helpdesk")


def test_the_password_hash_is_shown_to_nobody(desk: Client, reader: Somebody) -> None:
    page = desk.get(reverse("admin:accounts_user_change", args=[reader.user.pk]))

    assert reader.fresh().password.encode() not in page.content
    assert page.status_code == 200


def test_admin_has_no_password_page_of_its_own(desk: Client) -> None:
    answer = desk.get(reverse("admin:password_change"))

    assert answer.headers["Location"] == reverse("account_change_password")


def test_leaving_admin_is_recorded(desk: Client) -> None:
    desk.post(reverse("admin:logout"))

    assert AuditEvent.objects.filter(event=Event.SIGNED_OUT.value, actor="helpdesk").exists()


def test_admin_offers_no_second_sign_in(reader: Somebody) -> None:
    typed = {"username": "sn.reader", "password": "x"}

    answers = [Client().post(reverse("admin:login"), typed) for _ in range(3)]

    assert all(a.headers["Location"].startswith(reverse("account_login")) for a in answers)
    assert reader.fresh().failed == 0
