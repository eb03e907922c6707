"""Refusals of workbooks as sentences an officer can act on."""

from django.utils.translation import gettext_lazy as _

from cen_suite.core.sheets.errors import Refusal

SENTENCES = {
    "empty": _("The file is empty."),
    "too-large": _("The file is larger than %(megabytes)s MB. Send it in several parts."),
    "unknown-kind": _("This is not a workbook. Send an xlsx, ods or CSV file."),
    "wrong-name": _(
        "The file name ends in “%(ending)s”, but the content is %(kind)s. "
        "Save the file again under the right name."
    ),
    "old-excel": _(
        "The file is in the old Excel format (xls). Open it, save it as xlsx and send that."
    ),
    "workbook-binary": _(
        "The file is in the binary Excel format (xlsb). Open it, save it as xlsx and send that."
    ),
    "encrypted": _("The file is protected by a password. Save it without one and send it again."),
    "damaged": _(
        "The file is damaged or was written in an unusual way. "
        "Open it, save it as a new file and send that."
    ),
    "bomb": _(
        "The file unpacks to far more than its size says, more than %(megabytes)s MB. "
        "It is not opened."
    ),
    "too-many-parts": _("The file has more than %(limit)s parts. It is not opened."),
    "unsafe-path": _("The file holds parts with unsafe names. It is not opened."),
    "duplicate-part": _("The file holds one part twice. It is not opened."),
    "macros": _("The file holds macros. Save it as xlsx without macros and send it again."),
    "external-link": _(
        "The file refers to other files or data sources. "
        "Break the links, keep the values and send it again."
    ),
    "embedded": _(
        "Other files or objects are embedded in the file. Remove them and send it again."
    ),
    "document-type": _("The file holds definitions a workbook does not need. It is not opened."),
    "no-sheets": _("The file has no sheet with cells."),
    "formulas": _(
        "Sheet “%(sheet)s” calculates values instead of holding them, first in: %(cells)s. "
        "Copy these cells, paste them as values and send the file again."
    ),
    "too-many-rows": _(
        "Sheet “%(sheet)s” has more than %(limit)s rows. Send the file in several parts."
    ),
    "too-many-columns": _("Sheet “%(sheet)s” has more than %(limit)s columns."),
    "too-many-cells": _(
        "Sheet “%(sheet)s” reaches over more than %(limit)s cells. "
        "Delete empty rows and columns behind the last entry, or send it in several parts."
    ),
    "nul-bytes": _("The text holds characters that are none. Save it as CSV in UTF-8."),
    "long-line": _("A line of the text is longer than %(megabytes)s MB. This is not a table."),
    "long-field": _("A field of the text is longer than %(limit)s characters."),
}


def sentence(refusal: Refusal) -> str:
    """Say in the reader's language why a file is not taken."""
    return str(SENTENCES[refusal.code]) % refusal.params
