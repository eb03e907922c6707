"""Send a form to an action; what the action refuses is said on the form, all typed kept."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm

from accounts.errors import DomainError, Refused

Result = TypeVar("Result")


def attempt(form: BaseForm, act: Callable[[], Result]) -> Result | None:
    """Call an action for a valid form; when it could not be done the form says why."""
    try:
        return act()
    except Refused:
        raise
    except DomainError as error:
        form.add_error(None, error.words())
        return None


def is_done(form: BaseForm, act: Callable[[], object]) -> bool:
    """Say whether a form was valid and its action went well; otherwise the form says why not."""
    if form.is_valid():
        attempt(form, act)
    return form.is_valid()
