"""Load every code list and the places that the suite ships."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from typing_extensions import override

from cen_suite.core.codelists.errors import FaultyList, UnknownOrigin
from cen_suite.core.codelists.loader import Loaded, load_folder
from cen_suite.core.codelists.place_loader import load_shipped_places
from cen_suite.core.codelists.sources import FOLDER


class Command(BaseCommand):
    """Bring the code lists of the suite into the database and say what changed."""

    help = "Loads all code lists and places; running it again changes nothing."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=FOLDER, help="where the lists lie")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            loaded = [*load_folder(folder), *load_shipped_places(folder)]
        except (FaultyList, UnknownOrigin) as refusal:
            raise CommandError(str(refusal)) from refusal
        for each in loaded:
            if each.is_change:
                self.stdout.write(describe(each))
        total = sum(each.total for each in loaded)
        self.stdout.write(f"{len(loaded)} lists with {total} codes are in force.")


def describe(loaded: Loaded) -> str:
    """Say in a line what loading a list changed."""
    parts = {"added": loaded.added, "changed": loaded.changed, "ended": loaded.ended}
    words = [f"{len(codes)} {verb} ({_some(codes)})" for verb, codes in parts.items() if codes]
    return f"{loaded.name}: {', '.join(words)}"


def _some(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:5]) + (", …" if len(codes) > 5 else "")  # noqa: PLR2004 -- a line's worth
