"""Load the demo world: people, published cases, and work that waits."""

from django.core.management.base import BaseCommand
from django.db import transaction
from typing_extensions import override

from cen_suite.demo import waiting
from cen_suite.demo.filling import Filling, fill
from cen_suite.demo.world import found_world
from seizures.models import Seizure

CASES = 600
DAYS = 730


class Command(BaseCommand):
    """Found the world once; a second run changes nothing."""

    help = "Load invented administrations, people and seizures for the demo."

    @override
    @transaction.atomic  # a start that is broken off leaves no half of a world behind
    def handle(self, *args: object, **options: object) -> None:
        found_world()
        if Seizure.objects.exists():
            self.stdout.write("The demo world is there already.")
            return
        for _done in fill(Filling(CASES, seed=7, days=DAYS)):
            pass
        waiting.prepare_work()
        self.stdout.write(f"The demo world is ready: {Seizure.objects.count()} cases.")
