"""Load the official UN/LOCODE list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from typing_extensions import override

from cen_suite.core.codelists.errors import FaultyList
from cen_suite.core.codelists.management.commands.load_codelists import describe
from cen_suite.core.codelists.place_loader import load_unlocode


class Command(BaseCommand):
    """Complete the places with the official release that you bring."""

    help = "Loads the CSV parts of a UN/LOCODE release, as they are published."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="+")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_unlocode(options["file"])
        except (FaultyList, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(describe(loaded) if loaded.is_change else "Nothing has changed.")
