"""People as fixtures, the same as those of the accounts."""

import pytest

from tests.accounts.conftest import contact_point, helpdesk, reader, reporter, stranger
from tests.accounts.people import Somebody, somebody

__all__ = ["analyst", "contact_point", "helpdesk", "reader", "reporter", "stranger"]


@pytest.fixture
def analyst(db: None) -> Somebody:
    return somebody("rilo.analyst", "RA", at="RILO-WA")
