"""Single accounts, as sign-in needs them."""

from accounts.models import User


def active_account(user_id: int) -> User | None:
    """Fetch an account that may be used, with its administration."""
    return (
        User.objects.select_related("administration")
        .filter(pk=user_id, state=User.State.ACTIVE)
        .first()
    )
