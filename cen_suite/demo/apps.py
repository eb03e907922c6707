"""The demo world as a Django application, so that its commands are found."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented administrations, people and seizures."""

    name = "cen_suite.demo"
    label = "demo"
