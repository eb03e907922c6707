"""Bring an installation up to date in one go: roles, tables, code lists, demo world."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser
from typing_extensions import override


class Command(BaseCommand):
    """Do every step that a new or renewed installation needs; running it twice changes nothing."""

    help = "Prepare the database, migrate, load the code lists; with --demo the invented world."
    requires_system_checks = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the invented world too")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DATABASE_LOGINS.admin is not None:
            call_command("prepare_database", stdout=self.stdout)
        call_command("migrate", interactive=False, verbosity=0)
        for step in ("load_codelists", *(("load_demo",) if options["demo"] else ())):
            if step in get_commands():
                said = StringIO()
                call_command(step, stdout=said)
                self.stdout.write(said.getvalue().rstrip().rpartition("\n")[2])  # sums it up
