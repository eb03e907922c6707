"""What every page shares, as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Problems, paging, downloads, template tags."""

    name = "cen_suite.core.web"
    label = "web"
