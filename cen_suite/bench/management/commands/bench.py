"""Measure the suite against limits taken in the same run."""

import json as text
import os
import platform
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from typing_extensions import override

from cen_suite.bench.ground import Ground, own_database
from cen_suite.bench.ratio import Verdict
from cen_suite.bench.registry import JOBS, Finding
from cen_suite.bench.stopwatch import Disagreement
from seizures.models import Seizure

SMALL_CASES = 20_000
SMALL_WORKBOOK = 2_000


class Command(BaseCommand):
    """Print limit, naive and ours as ratios; fail when a goal is missed or an answer is wrong."""

    help = (
        "Measure search, pages, export, storing, upload and sign-in on generated cases, in a"
        " database of its own that is dropped afterwards."
    )

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jobs", nargs="*", help=f"some of {', '.join(JOBS)}; all if none")
        parser.add_argument("--cases", type=int, default=SMALL_CASES, help="how many to generate")
        parser.add_argument("--workbook", type=int, default=SMALL_WORKBOOK, help="cases in it")
        parser.add_argument("--seed", type=int, default=7)
        parser.add_argument("--runs", type=int, default=3)
        parser.add_argument("--json", type=Path, help="write the findings to this file too")
        parser.add_argument(
            "--here",
            action="store_true",
            help="work on the database at hand and the cases in it; nothing is stored for good",
        )

    @override
    def handle(self, *args: object, here: bool, **options: Any) -> None:
        if wrong := [name for name in options["jobs"] if name not in JOBS]:
            raise CommandError(f"No job is called {wrong[0]}; there are {', '.join(JOBS)}.")
        # what was made is taken away again even then
        signal.signal(signal.SIGTERM, lambda *_heard: sys.exit(1))
        if here:
            self._measure(options, is_own=False)
            return
        self.stdout.write(f"Generating {options['cases']:,} cases in a database of its own …")
        with own_database(options["cases"], options["seed"]):
            self._measure(options, is_own=True)

    def _measure(self, options: dict[str, Any], *, is_own: bool) -> None:
        ground = Ground(
            runs=options["runs"],
            seed=options["seed"],
            cases=Seizure.objects.count(),
            is_own=is_own,
            workbook=options["workbook"],
            say=self.stdout.write,
        )
        surroundings = _surroundings(ground)
        self.stdout.write(surroundings)
        found: list[Finding] = []
        for name in options["jobs"] or JOBS:
            self._do(name, ground, found)
        if options["json"]:
            document = {"on": surroundings, "found": [each.row() for each in found]}
            options["json"].write_text(text.dumps(document, indent=2), "utf-8")
        if missed := [each.name for each in found if each.verdict is Verdict.MISSED]:
            raise CommandError(f"Goals missed: {'; '.join(missed)}.")

    def _do(self, name: str, ground: Ground, found: list[Finding]) -> None:
        try:
            for finding in JOBS[name](ground):
                found.append(finding)
                self.stdout.write(finding.line())
        except Disagreement as error:
            raise CommandError(f"{name}: two ways gave different answers: {error}") from error


def _surroundings(ground: Ground) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_database(), current_setting('server_version'),"
            " pg_size_pretty(pg_database_size(current_database()))"
        )
        name, version, size = cursor.fetchone()
    return (
        f"{ground.cases:,} cases in the database {name} ({size}), PostgreSQL {version},"
        f" Python {platform.python_version()}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.1f}, seed {ground.seed}, {ground.runs} runs"
    )
