"""People as fixtures."""

import pytest

from tests.accounts.people import Somebody, somebody


@pytest.fixture
def reader(db: None) -> Somebody:
    return somebody("sn.reader", "RD")


@pytest.fixture
def reporter(db: None) -> Somebody:
    return somebody("sn.officer", "EO")


@pytest.fixture
def contact_point(db: None) -> Somebody:
    return somebody("sn.contact", "NCP")


@pytest.fixture
def stranger(db: None) -> Somebody:
    return somebody("be.officer", "EO", at="BE-CUS")


@pytest.fixture
def helpdesk(db: None) -> Somebody:
    return somebody("helpdesk", "HD", at="WCO")
