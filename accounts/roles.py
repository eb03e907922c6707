"""Each role of the suite: its purpose and its permissions; who holds it is data."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Application, Permission

P = Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A post in one application; `rank` orders who may start a reset for whom."""

    code: str
    application: Application
    name: str | Promise
    purpose: str | Promise
    rank: int
    permissions: frozenset[P]


EVERYBODY = frozenset({P.LIBRARY_READ, P.FORUM_READ})
READING = EVERYBODY | {
    P.SEIZURE_READ,
    P.PHOTO_READ,
    P.SEIZURE_EXPORT,
    P.STATISTICS_READ,
    P.STATISTICS_PUBLIC,
    P.DIRECTORY_READ,
}
WORKING = READING | {P.WATCH_KEEP, P.FORUM_POST}
ENTERING = WORKING | {P.SEIZURE_ENTER, P.UPLOAD_MAKE, P.UPLOAD_UNDO, P.CODELIST_PROPOSE}
ANALYSING = WORKING | {
    P.SEIZURE_VERIFY,
    P.SEIZURE_MERGE,
    P.UPLOAD_MAKE,
    P.UPLOAD_UNDO,
    P.WATCH_SHARE,
    P.PUBLICATION_DRAFT,
    P.CODELIST_PROPOSE,
}
MEMBER = frozenset({P.MESSAGE_READ, P.MESSAGE_SEND, P.OPERATION_READ})


def _role(
    code: str,
    application: Application,
    rank: int,
    name: str | Promise,
    purpose: str | Promise,
    permissions: Iterable[P],
) -> Role:
    return Role(code, application, name, purpose, rank, frozenset(permissions))


_ALL = (
    # --- CEN
    _role("RD", Application.CEN, 1, _("Reader"),
          _("A customs officer who searches and reads."), WORKING),
    _role("EO", Application.CEN, 1, _("Entry officer"),
          _("Enters and uploads the seizures of the own country."), ENTERING),
    _role("NCP", Application.CEN, 3, _("National contact point"),
          _("Answers for a country's data and a country's people."),
          ENTERING | {
              P.SEIZURE_APPROVE, P.SEIZURE_RELEASE, P.SEIZURE_WITHDRAW, P.SEIZURE_VERIFY,
              P.SEIZURE_MERGE, P.WATCH_SHARE, P.PUBLICATION_DRAFT, P.REQUEST_READ,
              P.ACCOUNT_ENDORSE,
              P.ACCOUNT_RESET, P.ACCESS_OPEN_CEN, P.ACCOUNT_SUSPEND, P.ACCOUNT_CERTIFY,
              P.TOKEN_ISSUE, P.TRAIL_READ,
              P.MEMBER_ENDORSE, P.TRANSFER_CONSENT,
          }),
    _role("DO", Application.CEN, 2, _("Designated officer"),
          _("Signs the access requests of the own administration."),
          EVERYBODY | {P.REQUEST_READ, P.ACCOUNT_SIGN}),
    _role("RA", Application.CEN, 2, _("RILO analyst"),
          _("Checks and analyses the cases of a region."), ANALYSING),
    _role("RH", Application.CEN, 3, _("RILO head"),
          _("Leads a regional liaison office."),
          ANALYSING | {
              P.PUBLICATION_PUBLISH, P.FORUM_MODERATE, P.THRESHOLD_EDIT, P.TRAIL_READ,
          }),
    _role("HD", Application.CEN, 4, _("Helpdesk"),
          _("The helpdesk of the World Customs Organization: accounts, lists, tickets."),
          READING | {
              P.FORUM_POST, P.FORUM_MODERATE, P.PUBLICATION_DRAFT, P.REQUEST_READ,
              P.ACCOUNT_APPROVE,
              P.ACCOUNT_RESET, P.ACCESS_OPEN_CEN, P.ACCESS_OPEN_NCEN, P.ACCOUNT_SUSPEND,
              P.ACCOUNT_CERTIFY, P.ACCOUNT_REVIEW,
              P.ROLE_GRANT, P.ADMINISTRATION_EDIT, P.SIGNATORY_EDIT, P.HELPDESK, P.TICKET_ANSWER,
              P.TOKEN_ISSUE, P.TRAIL_READ, P.CODELIST_EDIT, P.MEMBER_MANAGE, P.MEMBER_RESET,
              P.FORMAT_EDIT, P.OPERATION_SET_UP, P.OPERATION_PURGE,
          }),
    _role("ED", Application.CEN, 2, _("Publications editor"),
          _("Publishes bulletins and alerts."),
          EVERYBODY | {
              P.SEIZURE_READ, P.STATISTICS_READ, P.STATISTICS_PUBLIC, P.PUBLICATION_DRAFT,
              P.PUBLICATION_PUBLISH, P.FORUM_MODERATE, P.FORUM_POST,
          }),
    _role("EX", Application.CEN, 1, _("External reader"),
          _("A partner organization that reads the website only."),
          {P.LIBRARY_READ, P.STATISTICS_PUBLIC}),
    _role("AU", Application.CEN, 4, _("Auditor"),
          _("Sees what was done to records, changes nothing."),
          READING | {P.TRAIL_READ, P.WATCH_REVIEW, P.ACCOUNT_REVIEW,
                     P.REQUEST_READ, P.CUSTODY_READ}),
    _role("SA", Application.CEN, 5, _("System administrator"),
          _("Keeps the machines running; sees no data."), {P.SYSTEM_WATCH}),
    # --- nCEN
    _role("SO", Application.NCEN, 1, _("Seizure officer"),
          _("Records seizures in the national database."),
          {P.NATIONAL_ENTER, P.NATIONAL_READ, P.NOMINAL_READ, P.SUSPECT_QUERY, P.SUSPECT_PROPOSE,
           P.COMPANY_PROPOSE, P.INVESTIGATION_PROPOSE, P.CUSTODY_KEEP, P.CUSTODY_READ,
           P.RULE_USE}),
    _role("IN", Application.NCEN, 1, _("Investigator"),
          _("Works on the investigations assigned to him."),
          {P.NATIONAL_ENTER, P.NATIONAL_READ, P.NOMINAL_READ, P.SUSPECT_QUERY, P.SUSPECT_PROPOSE,
           P.SUSPECT_EDIT, P.COMPANY_PROPOSE, P.COMPANY_EDIT, P.INVESTIGATION_PROPOSE,
           P.INVESTIGATION_READ, P.INVESTIGATION_WORK, P.CUSTODY_KEEP, P.CUSTODY_READ, P.RULE_USE,
           P.RULE_EDIT, P.ICOMM_COMPOSE}),
    _role("SU", Application.NCEN, 2, _("Supervisor"),
          _("Opens, assigns and closes investigations."),
          {P.NATIONAL_ENTER, P.NATIONAL_READ, P.NOMINAL_READ, P.SUSPECT_QUERY, P.SUSPECT_PROPOSE,
           P.SUSPECT_EDIT, P.SUSPECT_MERGE, P.COMPANY_PROPOSE, P.COMPANY_EDIT,
           P.INVESTIGATION_READ, P.INVESTIGATION_WORK, P.INVESTIGATION_LEAD, P.CUSTODY_KEEP,
           P.CUSTODY_READ, P.RULE_USE, P.RULE_EDIT, P.ICOMM_COMPOSE, P.ICOMM_RECEIVE}),
    _role("AN", Application.NCEN, 2, _("Intelligence analyst"),
          _("Analyses suspects, companies and patterns, stating the purpose."),
          {P.NATIONAL_READ, P.NOMINAL_READ, P.SUSPECT_QUERY, P.SUSPECT_PROPOSE, P.SUSPECT_EDIT,
           P.COMPANY_PROPOSE, P.COMPANY_EDIT, P.INVESTIGATION_PROPOSE, P.INVESTIGATION_READ,
           P.RULE_USE, P.RULE_EDIT}),
    _role("RO", Application.NCEN, 3, _("Release officer"),
          _("Decides what leaves the country."),
          {P.NATIONAL_READ, P.ICOMM_RELEASE, P.ICOMM_RECEIVE, P.SEIZURE_RELEASE}),
    _role("NN", Application.NCEN, 3, _("National contact point (nCEN)"),
          _("Answers for the national database."),
          {P.NATIONAL_ENTER, P.NATIONAL_READ, P.NOMINAL_READ, P.SUSPECT_QUERY, P.COMPANY_PROPOSE,
           P.COMPANY_EDIT, P.ICOMM_RELEASE, P.ICOMM_RECEIVE}),
    _role("NA", Application.NCEN, 3, _("National administrator"),
          _("Manages the people and the rules of the national node."),
          {P.NODE_ADMINISTER, P.ACCOUNT_RESET, P.ACCESS_OPEN_NCEN, P.ACCOUNT_SUSPEND,
           P.COMPANY_EDIT, P.TOKEN_ISSUE}),
    _role("NU", Application.NCEN, 4, _("Data protection officer"),
          _("Watches over the national nominal data."),
          {P.INVESTIGATION_READ, P.CUSTODY_READ, P.SUSPECT_EXPUNGE, P.TRAIL_READ}),
    # --- CENcomm
    _role("CM", Application.CENCOMM, 1, _("Operation member"),
          _("Reads and writes messages in an operation."), MEMBER),
    _role("OC", Application.CENCOMM, 2, _("Coordination officer"),
          _("Works in the coordination unit of an operation."),
          MEMBER | {P.MESSAGE_BROADCAST, P.FORMAT_PROPOSE, P.MEMBER_RESET, P.TRANSFER_PREPARE}),
    _role("OL", Application.CENCOMM, 3, _("Coordination lead"),
          _("Leads the coordination unit and owns the operation."),
          MEMBER | {P.MESSAGE_BROADCAST, P.FORMAT_PROPOSE, P.FORMAT_APPROVE, P.MEMBER_MANAGE,
                    P.MEMBER_RESET, P.TRANSFER_PREPARE, P.OPERATION_EXPORT, P.OPERATION_EXTEND}),
)  # fmt: skip

ROLES: dict[str, Role] = {role.code: role for role in _ALL}
SYSTEM_ROLE = "SA"
OPENERS = {
    Application.CEN: P.ACCESS_OPEN_CEN,
    Application.NCEN: P.ACCESS_OPEN_NCEN,
    Application.CENCOMM: P.MEMBER_RESET,
}
"""Who reopens an unused access: each office only its own application."""

ROLES_OF_KIND: dict[str, frozenset[str]] = {
    "officer": frozenset({"RD", "EO", "NCP", "DO", "RA", "RH", "CM"}),
    "website": frozenset({"EX"}),
    "operation": frozenset({"CM"}),
}
"""Which roles an access request may ask for, by kind of account; the others the helpdesk gives."""


def permissions_of(codes: Iterable[str]) -> frozenset[P]:
    """Add up what the holder of these roles may do."""
    return frozenset().union(*(ROLES[code].permissions for code in codes if code in ROLES))


def rank_of(codes: Iterable[str]) -> int:
    """Give the highest rank among roles; nobody starts a reset for an equal or higher one."""
    return max((ROLES[code].rank for code in codes if code in ROLES), default=0)


def belongs_to_operation(code: str) -> bool:
    """Tell whether a role is held in an operation and nowhere else."""
    return ROLES[code].application is Application.CENCOMM


def clash(codes: Iterable[str]) -> bool:
    """Tell whether these roles may not sit with one person: the machine room sees no data."""
    held = set(codes)
    return SYSTEM_ROLE in held and len(held) > 1
