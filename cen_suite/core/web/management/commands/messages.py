"""Keep the message catalogues of the nine languages in step with the program."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import to_locale
from django.utils.translation.template import templatize
from typing_extensions import override

from cen_suite.core.text import catalogues

FOLDERS = (
    "accounts",
    "cen_suite",
    "cencomm",
    "forum",
    "library",
    "ncen",
    "seizures",
    "templates",
)
SHOWN = 40


class Command(BaseCommand):
    """Collect sentences, compile catalogues, or check that both are fit to be shipped."""

    help = "Collect the sentences of the program into locale/*/LC_MESSAGES/django.po."
    requires_system_checks: list[str] = []

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the two other duties."""
        duty = parser.add_mutually_exclusive_group()
        duty.add_argument("--compile", action="store_true", help="write the .mo files")
        duty.add_argument("--check", action="store_true", help="change nothing, fail on any fault")

    @override
    def handle(self, *_args: Any, **options: Any) -> None:
        """Do the one duty asked for."""
        if options["compile"]:
            self._compile()
        elif options["check"]:
            self._check()
        else:
            self._update()

    def _update(self) -> None:
        messages = sentences(root())
        for language, path in paths(root()).items():
            change = catalogues.update(path, language, messages)
            self.stdout.write(
                f"{language}: {change.added} new, {change.dropped} dropped, "
                f"{change.untranslated} to translate"
            )

    def _compile(self) -> None:
        done = [catalogues.compile_to(path) for path in paths(root()).values() if path.is_file()]
        self.stdout.write(f"{len(done)} catalogues compiled")

    def _check(self) -> None:
        messages = sentences(root())
        lines = [
            f"{language}: {line}"
            for language, path in paths(root()).items()
            for line in catalogues.faults(path, messages, is_complete=_is_complete(language))
        ]
        if lines:
            rest = f"\n… and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
            raise CommandError("\n".join(lines[:SHOWN]) + rest)
        self.stdout.write(f"{len(messages)} sentences, catalogues in order")


def root() -> Path:
    """Find the folder the catalogues and the program lie in."""
    return Path(settings.LOCALE_PATHS[0]).parent


def paths(base: Path) -> dict[str, Path]:
    """Name the catalogue of each language by its locale."""
    names = [to_locale(code) for code, _name in settings.LANGUAGES]
    return {name: base / "locale" / name / "LC_MESSAGES" / "django.po" for name in names}


def sentences(base: Path) -> dict[catalogues.Key, catalogues.Message]:
    """Collect the sentences of all folders that speak to people."""

    def flatten(source: str, name: str) -> str:
        return str(templatize(source, origin=name))

    return catalogues.collect(base, FOLDERS, flatten)


def _is_complete(language: str) -> bool:
    return language in settings.LANGUAGES_COMPLETE
