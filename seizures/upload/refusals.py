"""Why a workbook goes no further, in an officer's words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

NO_TABLE: Final = _(
    "No table of cases was found. One row must hold headings such as date, goods and quantity; "
    "the template of the upload page has them."
)
NO_LIST: Final = _("Send a JSON list of cases; each case is an object with named facts.")
