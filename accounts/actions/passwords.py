"""Choose a password: at activation, at a reset, or changing one's own."""

from collections.abc import Callable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.actions.letters import write_letter
from accounts.actions.links import lock_link, use_link, void_links
from accounts.actions.notices import tell
from accounts.actions.on_people import record
from accounts.errors import LinkInvalid, PasswordRefused
from accounts.models import Access, Letter, OneTimeLink, User
from accounts.security.hashing import hashing_place
from cen_suite.core.audit.events import Event


@transaction.atomic
def activate(secret: str, password: str) -> User:
    """Open the activation link: the owner chooses the password, the account becomes active."""
    link = lock_link(secret, OneTimeLink.Kind.ACTIVATION)
    user = _lock(link.user_id)
    if user.state != User.State.INVITED:
        raise LinkInvalid
    set_password(user, password)
    _activate(user)
    Access.objects.filter(user=user).update(last_used=timezone.now())
    use_link(link)
    record(user.username, Event.ACCOUNT_ACTIVATED, user)
    return user


@transaction.atomic
def reset_password(secret: str, password: str) -> User:
    """Open the reset link: the owner chooses a new password, a blocked account works again."""
    link = lock_link(secret, OneTimeLink.Kind.RESET)
    user = _lock(link.user_id)
    if user.state not in {User.State.ACTIVE, User.State.BLOCKED}:
        raise LinkInvalid
    was_blocked = user.state == User.State.BLOCKED
    set_password(user, password)
    _activate(user)
    use_link(link)
    event = Event.ACCOUNT_REACTIVATED if was_blocked else Event.PASSWORD_CHANGED
    record(user.username, event, user, details={"started_by": link.started_by})
    write_letter(user, Letter.Kind.CHANGED, params={"what": "password"})
    if was_blocked:
        tell([user.pk], "account.own-blocked")
    return user


@transaction.atomic
def change_own_password(user_id: int, password: str) -> User:
    """Change one's own password, the present one having been verified; ends other sessions."""
    user = _lock(user_id)
    set_password(user, password)
    user.save()
    void_links(user, OneTimeLink.Kind.RESET)
    record(user.username, Event.PASSWORD_CHANGED, user)
    write_letter(user, Letter.Kind.CHANGED, params={"what": "password"})
    return user


Choose = Callable[[str, str], User]


def set_password(user: User, password: str) -> None:
    """Check the rules and set the password on a locked person; does not save."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused(" ".join(error.messages)) from error
    with hashing_place():
        user.set_password(password)
    user.password_changed_at = timezone.now()


def _activate(user: User) -> None:
    now = timezone.now()
    user.state = User.State.ACTIVE
    user.state_reason = ""
    user.state_since = now
    user.failed = 0
    user.session_epoch += 1
    user.device_epoch += 1
    user.save()


def _lock(user_id: int) -> User:
    return (
        User.objects.select_for_update(of=("self",))
        .select_related("administration")
        .get(pk=user_id)
    )
