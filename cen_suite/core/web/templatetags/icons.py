"""Icons drawn into the page, so that no request leaves the site for them."""

import re
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()
TURNING = re.compile(r"arrow|chevron|corner|undo|redo|log-(in|out)|send|reply|forward|list|indent")


@register.simple_tag
def icon(name: str, **attributes: str) -> SafeString:
    """Draw one icon beside a word; it says nothing to a screen reader."""
    return _drawn(str(name), str(attributes.get("class", "")))


@lru_cache(maxsize=512)
def _drawn(name: str, css: str) -> SafeString:
    turning = " icon--turns" if TURNING.search(name) else ""
    shape = lucide(name, size=18, aria_hidden="true", focusable="false")
    classes = f"icon{turning} {css}".strip()
    drawing = re.sub(r'\sclass="[^"]*"', "", shape, count=1)
    return mark_safe(drawing.replace("<svg", f'<svg class="{classes}"', 1))  # noqa: S308 -- our own templates name icon and class
