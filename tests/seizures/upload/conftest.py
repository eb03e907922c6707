"""People who upload."""

from tests.accounts.conftest import contact_point, reader, reporter, stranger

__all__ = ["contact_point", "reader", "reporter", "stranger"]
