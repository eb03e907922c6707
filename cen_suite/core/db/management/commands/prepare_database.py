"""Make the roles and the database, or print what an administrator must run."""

from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from typing_extensions import override

from cen_suite.core.db import logins, preparing


class Command(BaseCommand):
    """Prepare the database server for this installation; running it twice changes nothing."""

    help = "Make the roles and the database of this installation."
    requires_system_checks = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--print", action="store_true", help="only print the SQL for an administrator"
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if options["print"]:
            self.stdout.write(preparing.script(settings.DATABASE_LOGINS.app["dbname"]))
            return
        try:
            is_new = preparing.prepare(logins.doors())
        except preparing.NotPrepared as fault:
            raise CommandError(str(fault)) from fault
        except psycopg.OperationalError as fault:
            raise CommandError(f"The database server does not answer: {fault}") from fault
        self.stdout.write("The database is new." if is_new else "The database was there.")
