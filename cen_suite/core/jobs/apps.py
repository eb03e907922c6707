"""Background jobs as a Django application."""

from importlib import import_module

from django.apps import AppConfig
from typing_extensions import override


class JobsConfig(AppConfig):
    """Jobs whose truth is a row in the database."""

    name = "cen_suite.core.jobs"
    label = "jobs"

    @override
    def ready(self) -> None:
        """Have the queue at hand before a task is called, or it would go to no broker of ours."""
        import_module("cen_suite.celery")
