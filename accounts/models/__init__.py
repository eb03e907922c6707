"""What is stored about people, administrations and who may enter."""

from accounts.models.access import Access
from accounts.models.access_request import AccessRequest, Signatory
from accounts.models.administration import Administration, Office
from accounts.models.api_token import ApiToken
from accounts.models.letter import Letter
from accounts.models.membership import Membership
from accounts.models.notice import Notice
from accounts.models.one_time_link import OneTimeLink
from accounts.models.sign_in_attempt import PhantomAttempt, SignInAttempt, SpentCode
from accounts.models.ticket import Ticket, TicketAnswer
from accounts.models.user import User

__all__ = [
    "Access",
    "AccessRequest",
    "Administration",
    "ApiToken",
    "Letter",
    "Membership",
    "Notice",
    "Office",
    "OneTimeLink",
    "PhantomAttempt",
    "SignInAttempt",
    "Signatory",
    "SpentCode",
    "Ticket",
    "TicketAnswer",
    "User",
]
