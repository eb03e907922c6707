"""Register the ground for tables."""

from django.apps import AppConfig
from django.conf import settings
from typing_extensions import override

from cen_suite.core.crypto import keyring


class DbConfig(AppConfig):
    """The ground for tables; also hands the keys of this installation to the seals."""

    name = "cen_suite.core.db"
    label = "db"
    verbose_name = "Database"

    @override
    def ready(self) -> None:
        from cen_suite.core.db import lookups  # noqa: F401, PLC0415 -- needs Django's fields

        keyring.use(settings.KEYRING)
