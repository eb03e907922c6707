"""Invent any number of cases, for measuring and for training."""

import os
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import connection
from typing_extensions import override

from cen_suite.core.db.logins import migrating
from cen_suite.demo.filling import Filling, fill
from cen_suite.demo.world import found_world
from seizures.models import Seizure


class Command(BaseCommand):
    """Store N invented cases; the same seed gives the same cases."""

    help = "Store N invented cases through the code that stores every case."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int)
        parser.add_argument("--seed", type=int, default=7)
        parser.add_argument("--days", type=int, default=9_000)
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)

    @override
    def handle(
        self,
        *args: object,
        count: int,
        seed: int,
        days: int,
        processes: int,
        **options: object,
    ) -> None:
        found_world()
        started = time.monotonic()
        filling = Filling(count, seed, days, Seizure.objects.count() + 1)
        for done in fill(filling, processes):
            rate = done / (time.monotonic() - started)
            self.stdout.write(f"{done} of {count} cases, {rate:.0f} a second")
        with migrating(), connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")  # the app's own login may not
