"""People, administrations and roles as a Django application."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from cen_suite.core.audit.sentences import add_sentences


class AccountsConfig(AppConfig):
    """Who may enter, and what they may do."""

    name = "accounts"
    verbose_name = _("People and administrations")

    @override
    def ready(self) -> None:
        """Load the rules of every app: what has no rule is refused."""
        autodiscover_modules("rules")
        from accounts import desk, frame, tasks, trail_sentences  # noqa: F401, PLC0415 -- needs models
        from accounts.queries import subjects  # noqa: PLC0415 -- needs models

        add_sentences(trail_sentences.SENTENCES)
        subjects.name_ours()
        frame.furnish()
        desk.close_side_doors()
