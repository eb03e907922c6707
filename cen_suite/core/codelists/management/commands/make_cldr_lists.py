"""Write the names of countries, currencies and languages anew from the Unicode CLDR."""

from typing import Any

from babel import __version__
from django.core.management.base import BaseCommand
from typing_extensions import override

from cen_suite.core.codelists.cldr import rename_lists


class Command(BaseCommand):
    """Renew the labels of the lists that the CLDR names, after an update of Babel."""

    help = "Renews names from Babel; run stamp_codelists and state the version afterwards."
    requires_system_checks = ()  # it touches files only

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in rename_lists().items():
            self.stdout.write(f"{name}: {count} lines renamed with Babel {__version__}.")
