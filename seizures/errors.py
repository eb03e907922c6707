"""What can go wrong with a case, in an officer's words."""

from collections.abc import Sequence
from http import HTTPStatus

from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from cen_suite.core.web.problems import DomainError
from seizures.record.problems import Problem
from seizures.record.sentences import sentence

MOST_LISTED = 500


class NotFromHere(DomainError):
    """The act does not lead on from the state the case is in."""

    code = "wrong-state"
    sentence = _(
        "The case has changed in the meantime and this can no longer be done. "
        "Look at the case again."
    )


class ReasonMissing(DomainError):
    """Returning, querying and withdrawing must say why."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "reason-missing"
    sentence = _("Say why: the reader of your decision needs the reason.")


class ChangedMeanwhile(DomainError):
    """Somebody else saved the same case."""

    code = "changed-meanwhile"
    sentence = _(
        "%(other)s saved this case after you opened it. Your text is kept: "
        "compare it with the other version and save again."
    )


class Unfit(DomainError):
    """The facts of a case break rules; says which, field by field."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)

    @override
    def listed(self) -> list[dict[str, str]]:
        """List the broken rules with the path of their fact, the first ones if there are many."""
        return [
            {"path": problem.path, "code": problem.code, "reason": sentence(problem)}
            for problem in self.problems[:MOST_LISTED]
        ]


class NotComplete(Unfit):
    """Hard rules are broken; nothing is submitted, everything typed is kept."""

    code = "not-complete"
    sentence = _("The case cannot be submitted yet. Mend what is marked; everything is kept.")


class CaseRefused(Unfit):
    """A case that a machine sent cannot be stored; every fact at fault is listed."""

    code = "case-refused"
    sentence = _("The case cannot be stored. Nothing was kept; mend it and send it again.")


class SameReference(DomainError):
    """The administration has another case under this national reference."""

    code = "same-national-reference"
    sentence = _("Your administration already has a case with the reference %(national_ref)s.")


class FourEyes(DomainError):
    """Who wrote a case may not approve it where four eyes are asked for."""

    code = "four-eyes"
    sentence = _("Another officer must decide: you wrote this case yourself.")


class PhotoRefused(DomainError):
    """A picture cannot be taken."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "photo-refused"


class UploadRefused(DomainError):
    """A workbook cannot be taken."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "upload-refused"


class UploadNotReady(DomainError):
    """The workbook is not at the step that this act belongs to."""

    code = "upload-not-ready"
    sentence = _("The workbook is at another step. Look at it again.")


class UndoTooLate(DomainError):
    """The thirty days are over."""

    code = "undo-too-late"
    sentence = _("An upload can be taken back for 30 days. That time is over.")


class TooManyRows(DomainError):
    """A result is larger than a file may be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "too-many-rows"
    sentence = _(
        "The result has more than %(most)s cases. Narrow the search, or take it away in parts."
    )


class Doubtful(Unfit):
    """Soft rules warn, or a case looks like another; the officer may submit all the same."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "doubtful"
    sentence = _("Some answers are unusual. Look again, or submit all the same.")

    def __init__(self, problems: Sequence[Problem], duplicates: Sequence[object] = ()) -> None:
        super().__init__(problems)
        self.duplicates = tuple(duplicates)


class NothingChanged(DomainError):
    """A correction states the same facts as before."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "nothing-changed"
    sentence = _("Nothing was changed, so there is nothing to correct.")
