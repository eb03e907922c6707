"""Names of applications and scopes for templates."""

from collections.abc import Iterable

from django import template

from accounts.forms.people import scope_words
from accounts.notice_kinds import WORDS

register = template.Library()


@register.filter
def application_name(code: str) -> str:
    """Write an application as people call it."""
    return str(WORDS["application"].get(code, code))


@register.filter
def allowed(scopes: Iterable[str]) -> str:
    """Say what the scopes of a token allow."""
    return ", ".join(scope_words(scope) for scope in scopes)
