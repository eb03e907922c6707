"""Second factors of a person."""

from allauth.mfa.models import Authenticator

from accounts.models import User


def authenticator_of(user: User, authenticator_id: int) -> Authenticator:
    """Fetch one authenticator of a person, bound to the person at hand."""
    found = Authenticator.objects.get(pk=authenticator_id, user=user)
    found.user = user
    return found
