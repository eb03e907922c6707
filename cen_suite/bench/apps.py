"""The bench as a Django application, so that its command is found."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Measuring sticks; no tables."""

    name = "cen_suite.bench"
    label = "bench"
