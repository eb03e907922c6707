"""Quantities in the base unit of their family, so that seizures can be added up."""

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from cen_suite.core.codelists.tables import Lists

DECIMALS: Final = Decimal("0.000001")
# a litre of water; liquids seized are near enough to be counted, and are marked as estimated
KILOGRAMS_IN_LITRE: Final = Decimal(1)


class BaseQuantity(NamedTuple):
    """A quantity in a base unit; estimated when a factor between dimensions was assumed."""

    quantity: Decimal
    unit: str
    is_estimated: bool


def allowed_units(family: str | None, product: str | None, lists: Lists) -> tuple[str, ...]:
    """List the units a product may be measured in: its own, else those of its family."""
    own = lists["product"].attribute(product, "units") if product else None
    if own is None and family:
        own = lists["family"].attribute(family, "units")
    return tuple(own or ())


def unit_fits(unit: str, family: str | None, product: str | None, lists: Lists) -> bool:
    """Tell whether a unit measures the same thing as one that is allowed."""
    allowed = allowed_units(family, product, lists)
    if not allowed or unit in allowed:
        return True
    units = lists["unit"]
    dimension = units.attribute(unit, "dimension")
    return any(units.attribute(each, "dimension") == dimension for each in allowed)


def base_quantity(
    quantity: Decimal, unit: str, *, family: str | None, product: str | None, lists: Lists
) -> BaseQuantity | None:
    """Convert a quantity to the base unit of its product; None when no factor leads there."""
    units = lists["unit"]
    base = _base_unit(family, product, lists) or units.attribute(unit, "base") or unit
    factor, own_base = units.attribute(unit, "factor"), units.attribute(unit, "base")
    if factor is None:
        return None
    converted = quantity * _number(factor)
    if own_base == base:
        return BaseQuantity(converted.quantize(DECIMALS), base, is_estimated=False)
    if (own_base, base) == ("LTR", "KGM"):
        return BaseQuantity(
            (converted * KILOGRAMS_IN_LITRE).quantize(DECIMALS), base, is_estimated=True
        )
    return None


@cache
def _number(factor: str) -> Decimal:
    return Decimal(factor)


def _base_unit(family: str | None, product: str | None, lists: Lists) -> str | None:
    base = lists["product"].attribute(product, "base") if product else None
    return base or (lists["family"].attribute(family, "base") if family else None)
