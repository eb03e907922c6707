"""Tell Django of the stored files."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Files kept encrypted, by content."""

    name = "cen_suite.core.files"
    label = "files"
    verbose_name = _("Stored files")
