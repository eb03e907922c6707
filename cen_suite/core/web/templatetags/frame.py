"""Filters of the frame: how a language names itself to browsers."""

from django import template

register = template.Library()
TAGS = {"fa-af": "prs"}  # Dari: Django knows it as Persian of Afghanistan, browsers as prs


@register.filter
def language_tag(code: str) -> str:
    """Turn the language code used inside into the one the web knows."""
    return TAGS.get(code, code)
