"""Admit the first person of the helpdesk, on a fresh installation or after all were locked out."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from typing_extensions import override

from accounts.actions.people import NewPerson, admit_person, ensure_administration
from accounts.gate import job_actor
from accounts.permissions import Permission


class Command(BaseCommand):
    """Prints an activation link; who may run commands on the server is trusted that far."""

    help = "Admit a person of the helpdesk and print the activation link."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for name and address."""
        parser.add_argument("full_name")
        parser.add_argument("email")

    @override
    def handle(self, *args: str, **options: str) -> None:
        """Admit, print, done; it stands in the trail as done by this command."""
        by = job_actor(
            "admit-helpdesk",
            permissions={Permission.ACCOUNT_APPROVE, Permission.ADMINISTRATION_EDIT},
        )
        ensure_administration(code="WCO", name="World Customs Organization", kind="wco", by=by)
        admitted = admit_person(
            NewPerson(
                full_name=options["full_name"],
                email=options["email"],
                administration="WCO",
                roles=("HD",),
            ),
            by=by,
        )
        path = reverse("link_activation", args=[admitted.secret])
        self.stdout.write(f"user name: {admitted.username}")
        self.stdout.write(f"activate within 7 days: {settings.SITE_URL.rstrip('/')}{path}")
