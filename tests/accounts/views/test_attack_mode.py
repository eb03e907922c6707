"""While many accounts are under attack, a stranger's browser must first prove the mailbox."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.actions.letters import send_waiting
from accounts.models import Letter, SignInAttempt, User
from tests.accounts.people import PASSWORD, Somebody
from tests.accounts.views.test_sign_in import SECRET, code_at, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def attack(settings: Any) -> None:
    """Let every moment count as an attack."""
    settings.SIGN_IN_LIMITS = {"names": 99, "failures": 99, "blocks": -1, "refusals": 99}


@pytest.mark.usefixtures("attack")
def test_the_mailed_link_opens_the_browser(client: Client, reader: Somebody) -> None:
    refused = sign_in(client, "sn.reader")
    assert b"letter is on its way" in refused.content
    assert SignInAttempt.objects.get().outcome == "unevaluated"
    assert reader.fresh().failed == 0

    send_waiting()
    found = re.search(r"/account/device/[\w-]+/", str(mail.outbox[-1].body))
    assert found
    client.post(found[0])

    assert sign_in(client, "sn.reader").status_code == 302
    assert Client().post(found[0]).status_code == 410


@pytest.mark.usefixtures("attack")
def test_an_unknown_name_reads_the_same_and_gets_no_letter(client: Client) -> None:
    answer = sign_in(client, "nobody.here")

    assert b"letter is on its way" in answer.content
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("attack")
def test_letters_do_not_pile_up(client: Client, reader: Somebody) -> None:
    for _ in range(5):
        sign_in(client, "sn.reader")

    assert Letter.objects.filter(kind="device").count() == 1


def test_a_full_sign_in_makes_the_browser_known_and_a_reset_forgets_it(
    client: Client, reader: Somebody, settings: Any
) -> None:
    TOTP.activate(reader.user, SECRET)
    sign_in(client, "sn.reader")
    client.post(reverse("mfa_authenticate"), {"code": code_at()})
    client.post(reverse("account_logout"))
    settings.SIGN_IN_LIMITS = {"names": 99, "failures": 99, "blocks": -1, "refusals": 99}

    assert sign_in(client, "sn.reader").status_code == 302
    User.objects.filter(pk=reader.user.pk).update(device_epoch=99)
    later = Client()
    later.cookies["cen_device"] = client.cookies["cen_device"].value
    assert sign_in(later, "sn.reader").status_code == 200


def test_a_forged_device_cookie_is_worth_nothing(client: Client, reader: Somebody) -> None:
    client.cookies["cen_device"] = f"[[{reader.user.pk}, 1]]:forged:signature"

    assert sign_in(client, "sn.reader", "wrong").status_code == 200
    assert sign_in(client, "sn.reader", PASSWORD).status_code == 302


def test_a_recovery_code_opens_once(client: Client, reader: Somebody) -> None:
    TOTP.activate(reader.user, SECRET)
    codes = RecoveryCodes.activate(reader.user)
    code = codes.get_unused_codes()[0]
    sign_in(client, "sn.reader")
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302

    again = Client()
    sign_in(again, "sn.reader")
    assert again.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert Authenticator.objects.filter(type="recovery_codes").exists()
