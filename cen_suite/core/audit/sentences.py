"""Each kind of event as a sentence in the reader's language; applications add their own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cen_suite.core.audit.events import Event

_SENTENCES: dict[Event, str | Promise] = {
    Event.REFUSED: _("Was refused access."),
    Event.JOB_FAILED: _("A background job failed."),
    Event.CODELISTS_LOADED: _("Loaded the code lists."),
    Event.SEIZURE_CREATED: _("Created the case."),
    Event.SEIZURE_SAVED: _("Saved changes."),
    Event.SEIZURE_SUBMITTED: _("Submitted the case for approval."),
    Event.SEIZURE_RETURNED: _("Returned the case to its author."),
    Event.SEIZURE_APPROVED: _("Approved the case."),
    Event.SEIZURE_PUBLISHED: _("Published the case to all members."),
    Event.SEIZURE_VERIFIED: _("Verified the case."),
    Event.SEIZURE_QUERIED: _("Asked the country about the case."),
    Event.SEIZURE_ANSWERED: _("Answered the query."),
    Event.SEIZURE_CORRECTED: _("Corrected the case."),
    Event.SEIZURE_WITHDRAWN: _("Withdrew the case."),
    Event.SEIZURE_DISCARDED: _("Discarded the draft."),
    Event.SEIZURE_READ: _("Read the case."),
    Event.PHOTO_ADDED: _("Added a photo."),
    Event.PHOTO_REMOVED: _("Removed a photo."),
    Event.UPLOAD_RECEIVED: _("Uploaded a workbook."),
    Event.UPLOAD_CHECKED: _("The workbook was checked."),
    Event.UPLOAD_MAPPED: _("Matched columns and values."),
    Event.UPLOAD_CONFIRMED: _("Confirmed the good rows."),
    Event.UPLOAD_COMMITTED: _("The good rows became cases."),
    Event.UPLOAD_UNDONE: _("Took the upload back."),
    Event.EXPORT_STARTED: _("Started an export."),
    Event.EXPORT_DOWNLOADED: _("Downloaded an export."),
}


def add_sentences(sentences: Mapping[Event, str | Promise]) -> None:
    """Let an application say its own events in words."""
    _SENTENCES.update(sentences)


def sentence(event: str) -> str:
    """Say an event in the active language; an unknown one as its code."""
    try:
        return str(_SENTENCES[Event(event)])
    except (KeyError, ValueError):
        return event
