"""Load a complete Harmonized System nomenclature."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from typing_extensions import override

from cen_suite.core.codelists.errors import FaultyList, ListMissing
from cen_suite.core.codelists.management.commands.load_codelists import describe
from cen_suite.core.codelists.nomenclature import load_nomenclature


class Command(BaseCommand):
    """Complete the list of goods codes with a nomenclature that you bring."""

    help = "Loads a nomenclature with the columns section, hscode, description, parent, level."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_nomenclature(options["file"])
        except (FaultyList, ListMissing, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(describe(loaded) if loaded.is_change else "Nothing has changed.")
