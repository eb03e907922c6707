"""The columns a result may show, and which of them somebody chose."""

from collections.abc import Iterable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: Final[dict[str, str | Promise]] = {
    "date": _("Date"),
    "country": _("Reported by"),
    "goods": _("Goods"),
    "quantity": _("Quantity"),
    "route": _("Route"),
    "conveyance": _("Conveyance"),
    "concealment": _("Concealment"),
    "completeness": _("Completeness"),
    "state": _("State"),
}
USUAL: Final = ("date", "goods", "quantity", "route", "conveyance", "concealment", "state")


def shown(chosen: Iterable[str]) -> tuple[str, ...]:
    """Give the columns to show, in their order: the chosen ones, else the usual."""
    known = [key for key in COLUMNS if key in set(chosen)]
    return tuple(known) or USUAL


def choices(now: Iterable[str]) -> list[dict[str, object]]:
    """List all columns for the menu in which they are chosen."""
    chosen = set(now)
    return [
        {"value": key, "label": words, "is_chosen": key in chosen}
        for key, words in COLUMNS.items()
    ]
