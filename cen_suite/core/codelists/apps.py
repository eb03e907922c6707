"""Tell Django of the code lists."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CodelistsConfig(AppConfig):
    """The code lists and places of the suite."""

    name = "cen_suite.core.codelists"
    label = "codelists"
    verbose_name = _("Code lists")
