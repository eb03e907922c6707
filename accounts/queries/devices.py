"""Until when a browser that signed in before counts as known."""

from collections.abc import Iterable

from accounts.models import User


def epochs_of(user_ids: Iterable[int]) -> dict[int, int]:
    """Give the present device epoch of accounts; a reset makes every device a stranger."""
    return dict(User.objects.filter(pk__in=list(user_ids)).values_list("pk", "device_epoch"))
