"""Readers that look at the database of the test, not at what an earlier one left in memory."""

from collections.abc import Iterator

import pytest

from cen_suite.core.codelists import lookup


@pytest.fixture
def lists(db: None) -> Iterator[None]:
    """A database whose lists may be changed; memory is read anew before and after."""
    lookup.forget()
    yield
    lookup.forget()
