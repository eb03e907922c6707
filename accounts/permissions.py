"""Every permission of the suite, on one page."""

from enum import StrEnum


class Application(StrEnum):
    """One of the three databases behind the one account system."""

    CEN = "cen"
    NCEN = "ncen"
    CENCOMM = "cencomm"


class Permission(StrEnum):
    """What a person may be allowed to do; the value is stored in tokens and in the trail."""

    # the global database (CEN)
    SEIZURE_READ = "seizure.read"
    SEIZURE_ENTER = "seizure.enter"
    SEIZURE_APPROVE = "seizure.approve"
    SEIZURE_RELEASE = "seizure.release"
    SEIZURE_VERIFY = "seizure.verify"
    SEIZURE_WITHDRAW = "seizure.withdraw"
    SEIZURE_MERGE = "seizure.merge"
    SEIZURE_EXPORT = "seizure.export"
    PHOTO_READ = "photo.read"
    UPLOAD_MAKE = "upload.make"
    UPLOAD_UNDO = "upload.undo"
    STATISTICS_READ = "statistics.read"
    STATISTICS_PUBLIC = "statistics.public"
    WATCH_KEEP = "watch.keep"
    WATCH_SHARE = "watch.share"
    WATCH_REVIEW = "watch.review"
    CODELIST_PROPOSE = "codelist.propose"
    CODELIST_EDIT = "codelist.edit"
    THRESHOLD_EDIT = "threshold.edit"

    # library and forum
    LIBRARY_READ = "library.read"
    PUBLICATION_DRAFT = "publication.draft"
    PUBLICATION_PUBLISH = "publication.publish"
    FORUM_READ = "forum.read"
    FORUM_POST = "forum.post"
    FORUM_MODERATE = "forum.moderate"

    # accounts: people, administrations, the helpdesk
    DIRECTORY_READ = "directory.read"
    REQUEST_READ = "request.read"
    ACCOUNT_ENDORSE = "account.endorse"
    ACCOUNT_SIGN = "account.sign"
    ACCOUNT_APPROVE = "account.approve"
    ACCOUNT_RESET = "account.reset"
    ACCESS_OPEN_CEN = "access.open-cen"
    ACCESS_OPEN_NCEN = "access.open-ncen"
    ACCOUNT_SUSPEND = "account.suspend"
    ACCOUNT_CERTIFY = "account.certify"
    ACCOUNT_REVIEW = "account.review"
    ROLE_GRANT = "role.grant"
    ADMINISTRATION_EDIT = "administration.edit"
    SIGNATORY_EDIT = "signatory.edit"
    HELPDESK = "helpdesk"
    TICKET_ANSWER = "ticket.answer"
    TOKEN_ISSUE = "token.issue"  # noqa: S105 -- the name of a permission
    TRAIL_READ = "trail.read"

    # the national database (nCEN)
    NATIONAL_ENTER = "national.enter"
    NATIONAL_READ = "national.read"
    NOMINAL_READ = "nominal.read"
    SUSPECT_QUERY = "suspect.query"
    SUSPECT_PROPOSE = "suspect.propose"
    SUSPECT_EDIT = "suspect.edit"
    SUSPECT_MERGE = "suspect.merge"
    SUSPECT_EXPUNGE = "suspect.expunge"
    COMPANY_PROPOSE = "company.propose"
    COMPANY_EDIT = "company.edit"
    INVESTIGATION_PROPOSE = "investigation.propose"
    INVESTIGATION_READ = "investigation.read"
    INVESTIGATION_WORK = "investigation.work"
    INVESTIGATION_LEAD = "investigation.lead"
    CUSTODY_KEEP = "custody.keep"
    CUSTODY_READ = "custody.read"
    RULE_USE = "rule.use"
    RULE_EDIT = "rule.edit"
    ICOMM_COMPOSE = "icomm.compose"
    ICOMM_RELEASE = "icomm.release"
    ICOMM_RECEIVE = "icomm.receive"
    NODE_ADMINISTER = "node.administer"

    # what happens in an operation of CENcomm
    MESSAGE_READ = "message.read"
    MESSAGE_SEND = "message.send"
    MESSAGE_BROADCAST = "message.broadcast"
    MEMBER_ENDORSE = "member.endorse"
    MEMBER_MANAGE = "member.manage"
    MEMBER_RESET = "member.reset"
    FORMAT_PROPOSE = "format.propose"
    FORMAT_APPROVE = "format.approve"
    FORMAT_EDIT = "format.edit"
    OPERATION_READ = "operation.read"
    OPERATION_SET_UP = "operation.set-up"
    OPERATION_EXTEND = "operation.extend"
    OPERATION_PURGE = "operation.purge"
    OPERATION_EXPORT = "operation.export"
    TRANSFER_PREPARE = "transfer.prepare"
    TRANSFER_CONSENT = "transfer.consent"

    # the machine room: no data
    SYSTEM_WATCH = "system.watch"

    @property
    def application(self) -> Application | None:
        """Name the application whose use this permission stands for, if it is one of the three."""
        return _APPLICATION_OF_SUBJECT.get(self.value.partition(".")[0])


_CEN = ("seizure", "photo", "upload", "statistics", "watch", "library", "publication", "forum")
_NCEN = ("national", "nominal", "suspect", "company", "investigation", "custody", "rule", "icomm")
_CENCOMM = ("message", "member", "format", "operation", "transfer")
_APPLICATION_OF_SUBJECT: dict[str, Application] = {
    **dict.fromkeys(_CEN, Application.CEN),
    **dict.fromkeys(_NCEN, Application.NCEN),
    **dict.fromkeys(_CENCOMM, Application.CENCOMM),
}
