"""Migrations are complete, named by hand, one line per app, and can be taken back."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

OWN = [
    config.label
    for config in apps.get_app_configs()
    if str(config.path).startswith(str(settings.LOCALE_PATHS[0].parent))
    and ".venv" not in str(config.path)
]
NAMELESS = re.compile(r"_(auto|alter)_|_and_more|_auto$")
LOADER = MigrationLoader(None)
MIGRATIONS = [migration for key, migration in LOADER.disk_migrations.items() if key[0] in OWN]


@pytest.mark.django_db
def test_models_have_no_change_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_names_say_what_a_migration_does() -> None:
    assert MIGRATIONS
    assert not [found.name for found in MIGRATIONS if NAMELESS.search(found.name)]


@pytest.mark.parametrize("name", ["0002_auto_20260101", "0003_alter_user_name", "0004_x_and_more"])
def test_negative_control_names_made_by_a_machine_are_recognised(name: str) -> None:
    assert NAMELESS.search(name)


@pytest.mark.parametrize("label", OWN)
def test_each_app_has_one_last_migration(label: str) -> None:
    assert len(LOADER.graph.leaf_nodes(label)) <= 1


def test_every_step_can_be_taken_back() -> None:
    one_way = [
        f"{migration.app_label}.{migration.name}"
        for migration in MIGRATIONS
        for step in migration.operations
        if isinstance(step, RunSQL | RunPython) and not step.reversible
    ]

    assert not one_way


def test_a_migration_moves_tables_or_rows_but_not_both() -> None:
    mixed = [
        f"{migration.app_label}.{migration.name}"
        for migration in MIGRATIONS
        if any(isinstance(step, RunPython) for step in migration.operations)
        and not all(isinstance(step, RunPython) for step in migration.operations)
    ]

    assert not mixed
