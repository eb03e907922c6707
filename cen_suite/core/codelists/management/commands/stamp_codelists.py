"""Write the checksums of the shipped lists into their provenance."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from typing_extensions import override

from cen_suite.core.codelists.sources import FOLDER, checksum


class Command(BaseCommand):
    """State in sources.toml what each file now holds, after a deliberate change."""

    help = "Renews the checksums in sources.toml; run it after editing a list."
    requires_system_checks = ()  # it touches files only, and must run where nothing is set up

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=FOLDER, help="where the lists lie")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        sources = folder / "sources.toml"
        text = sources.read_text(encoding="utf-8")
        for path in sorted([*folder.glob("*.csv"), *folder.glob("places/*.csv")]):
            text = _stamp(text, path)
        sources.write_text(text, encoding="utf-8")


def _stamp(text: str, path: Path) -> str:
    name = path.stem.rpartition("-")[0]
    table = re.compile(
        rf'(^\[{re.escape(name)}\]\n(?:(?!\[).*\n)*?sha256 = ")[0-9a-f]*(")', re.MULTILINE
    )
    stamped, count = table.subn(rf"\g<1>{checksum(path)}\g<2>", text)
    if not count:
        raise CommandError(f"sources.toml has no table for {name}; say first where it is from.")
    return stamped
