"""Comfort: styles and scripts come straight from the source folders."""

from pathlib import Path

STATIC_ROOT: Path | None = None
WHITENOISE_USE_FINDERS = True
