"""Signing in through the pages."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.keyring import Keyring, new_keys, write
from tests.accounts.people import PASSWORD, Somebody

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_at(offset: int = 0) -> str:
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + offset)))


def sign_in(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password})


def test_a_person_signs_in_and_out(client: Client, reader: Somebody) -> None:
    answer = sign_in(client, "sn.reader")

    assert answer.status_code == 302
    assert client.get(reverse("notices")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("notices")).status_code == 302


def test_a_blocked_person_loses_the_open_session(client: Client, reader: Somebody) -> None:
    sign_in(client, "sn.reader")
    for _ in range(3):
        sign_in(Client(), "sn.reader", "wrong")

    assert reader.fresh().state == User.State.BLOCKED
    assert client.get(reverse("notices")).status_code == 302


def test_a_code_is_asked_and_accepted_once(client: Client, reader: Somebody) -> None:
    TOTP.activate(reader.user, SECRET)

    answer = sign_in(client, "sn.reader")
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    code = code_at()
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(reverse("notices")).status_code == 200

    second = Client()
    sign_in(second, "sn.reader")
    again = second.post(reverse("mfa_authenticate"), {"code": code})
    assert again.status_code == 200
    assert reader.fresh().failed == 1


def test_wrong_codes_are_strikes(client: Client, reader: Somebody) -> None:
    TOTP.activate(reader.user, SECRET)
    for _ in range(3):
        sign_in(client, "sn.reader")
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert reader.fresh().state == User.State.BLOCKED


def test_without_a_second_factor_only_enrolment_opens(
    client: Client, reader: Somebody, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(client, "sn.reader")

    assert client.get(reverse("notices")).headers["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=reader.user, type="totp").exists()
    assert SECRET not in str(Authenticator.objects.get(type="totp").data)
    assert client.get(reverse("notices")).status_code == 200


def test_a_factor_that_does_not_open_is_said_and_costs_nothing(
    client: Client, reader: Somebody
) -> None:
    TOTP.activate(reader.user, SECRET)
    sign_in(client, "sn.reader")
    with keyring.using(Keyring({"CEN_KEY_ACCOUNTS": write(new_keys("accounts"))})):
        answer = client.post(reverse("mfa_authenticate"), {"code": code_at()})

    assert answer.status_code == 409
    assert b"helpdesk" in answer.content
    assert reader.fresh().failed == 0
