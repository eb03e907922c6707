"""Gives templates `may`: what the person may do."""

from django.http import HttpRequest

from accounts.middleware import May


def may(request: HttpRequest) -> dict[str, May]:
    """Put `may` into every template."""
    return {"may": getattr(request, "may", May(frozenset()))}
