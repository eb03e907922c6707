"""What a person changes about himself: language, time zone, address."""

from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actions.letters import write_letter
from accounts.actions.links import void_links
from accounts.actions.on_people import record
from accounts.errors import NotNow
from accounts.models import Letter, OneTimeLink, User
from cen_suite.core.audit.events import Event


@transaction.atomic
def change_profile(*, user_id: int, language: str, time_zone: str, email: str) -> User:
    """Change one's own settings; a new address stops resets for 72 hours, the old one is told."""
    if language not in dict(settings.LANGUAGES) or time_zone not in available_timezones():
        raise NotNow
    user = User.objects.select_for_update().get(pk=user_id)
    if email.casefold() != user.email.casefold():
        write_letter(user, Letter.Kind.CHANGED, params={"what": "email"}, address=user.email)
        void_links(user, *OneTimeLink.Kind)
        user.email, user.email_changed_at = email, timezone.now()
    user.language, user.time_zone = language, time_zone
    user.save()
    record(user.username, Event.PROFILE_CHANGED, user)
    return user
