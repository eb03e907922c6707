"""Run migrations as cen_migrate; everything else about the command is Django's."""

from typing import Any

from django.core.management.commands import migrate
from typing_extensions import override

from cen_suite.core.db.logins import migrating


class Command(migrate.Command):
    """Bring the tables up to date through the login that may."""

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        with migrating():
            super().handle(*args, **options)
