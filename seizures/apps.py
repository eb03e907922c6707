"""CEN as a Django application."""

from django.apps import AppConfig
from typing_extensions import override


class SeizuresConfig(AppConfig):
    """The global database of seizures and offences."""

    name = "seizures"

    @override
    def ready(self) -> None:
        """Put our pages into the frame and make our jobs known."""
        from seizures import frame, tasks  # noqa: F401, PLC0415 -- needs loaded models
        from seizures.queries import subjects  # noqa: PLC0415 -- needs loaded models

        frame.furnish()
        subjects.name_ours()
