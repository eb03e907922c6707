"""Print who can sign in to the demo."""

from django.conf import settings
from django.core.management.base import BaseCommand
from typing_extensions import override

from cen_suite.demo.people import introduce


class Command(BaseCommand):
    """Print user names, passwords and what to try as whom."""

    help = "Print the people of the demo with their passwords."

    @override
    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(introduce(settings.SECRET_KEY))
