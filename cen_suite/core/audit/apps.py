"""The trail as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail: append-only events, sealed into a chain."""

    name = "cen_suite.core.audit"
    label = "audit"
