"""Three strikes."""

import pytest

from accounts.actions.sign_in import Try, Verdict, try_password
from accounts.models import User
from tests.accounts.people import PASSWORD, Somebody

pytestmark = pytest.mark.django_db


def attempt(name: str, password: str, source: str = "192.0.2.0/24") -> Verdict:
    return try_password(Try(name, source), password)[0]


def test_the_right_password_is_right(reader: Somebody) -> None:
    assert attempt("sn.reader", PASSWORD) is Verdict.RIGHT


def test_the_third_wrong_password_blocks(reader: Somebody) -> None:
    for _ in range(3):
        assert attempt("sn.reader", "wrong") is Verdict.WRONG

    assert reader.fresh().state == User.State.BLOCKED
    assert attempt("sn.reader", PASSWORD) is Verdict.WRONG


def test_two_wrong_ones_do_not_block(reader: Somebody) -> None:
    for _ in range(2):
        attempt("sn.reader", "wrong")

    assert attempt("sn.reader", PASSWORD) is Verdict.RIGHT
