"""Goods that can be: a product of its family, a unit that measures it, a likely amount."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cen_suite.core.codelists.tables import Lists
from seizures.record.checks.surroundings import Rule, Surroundings, hard, soft
from seizures.record.facts import Line, SeizureFacts
from seizures.record.families import extension
from seizures.record.problems import Problem
from seizures.record.quantities import base_quantity, unit_fits

# Our own estimate, by family and base unit, of what one seizure in a thousand goes beyond; a slip
# between gram and kilogram does. Figures of the installation itself replace it (`usual`).
UNUSUAL: Final = {
    ("DRG", "KGM"): Decimal(10_000),
    ("DRG", "H87"): Decimal(5_000_000),
    ("PRE", "KGM"): Decimal(100_000),
    ("PRE", "H87"): Decimal(100_000),
    ("TOB", "H87"): Decimal(50_000_000),
    ("TOB", "KGM"): Decimal(100_000),
    ("TOB", "LTR"): Decimal(10_000),
    ("ALC", "LTR"): Decimal(200_000),
    ("ALC", "H87"): Decimal(300_000),
    ("FLO", "KGM"): Decimal(50_000),
    ("FLO", "H87"): Decimal(100_000),
    ("ENV", "KGM"): Decimal(1_000_000),
    ("ENV", "LTR"): Decimal(1_000_000),
    ("ENV", "H87"): Decimal(50_000),
    ("IPR", "H87"): Decimal(1_000_000),
    ("MED", "H87"): Decimal(10_000_000),
    ("MED", "KGM"): Decimal(50_000),
    ("WPN", "H87"): Decimal(100_000),
    ("WPN", "KGM"): Decimal(50_000),
    ("WPN", "MTR"): Decimal(100_000),
    ("CBR", "KGM"): Decimal(100_000),
    ("CBR", "H87"): Decimal(10_000),
    ("CUL", "H87"): Decimal(10_000),
    ("CUR", "H87"): Decimal(1_000_000),
    ("CUR", "KGM"): Decimal(1_000),
    ("OTH", "KGM"): Decimal(5_000_000),
    ("OTH", "LTR"): Decimal(1_000_000),
    ("OTH", "H87"): Decimal(1_000_000),
}


def quantity_is_positive(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Nothing seized is no seizure."""
    for index, line in enumerate(case.lines):
        for name in ("quantity", "second_quantity"):
            value = getattr(line, name)
            if value is not None and value <= 0:
                yield hard(f"lines.{index}.{name}", "not-positive")


def product_of_its_family(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A product belongs to the family stated, as its own or as another of its families."""
    products = around.lists["product"]
    for index, line in enumerate(case.lines):
        if not line.product or not line.family:
            continue
        own = products.attribute(line.product, "family")
        others = products.attribute(line.product, "other_families") or ()
        if own and line.family != own and line.family not in others:
            yield hard(f"lines.{index}.product", "product-of-other-family")


def unit_measures_the_product(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A unit is one that the product is measured in."""
    for index, line in enumerate(case.lines):
        for name in ("unit", "second_unit"):
            unit = getattr(line, name)
            if unit and not unit_fits(unit, line.family, line.product, around.lists):
                yield hard(f"lines.{index}.{name}", "unit-not-allowed")
        if line.second_quantity is not None and not line.second_unit:
            yield hard(f"lines.{index}.second_unit", "missing")


def hs_exists_and_fits(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A tariff code is usual for the product or its family."""
    for index, line in enumerate(case.lines):
        if not line.hs:
            continue
        hints = around.lists["product"].attribute(line.product or "", "hs") or (
            around.lists["family"].attribute(line.family or "", "hs")
        )
        if hints and not any(_shares(line.hs, hint) for hint in hints):
            yield soft(f"lines.{index}.hs", "hs-of-other-goods", hs=line.hs)


def quantity_is_likely(case: SeizureFacts, around: Surroundings) -> Iterator[Problem]:
    """A very large quantity is often a slip of the unit."""
    for index, line in enumerate(case.lines):
        if line.quantity is None or not line.unit:
            continue
        quantity, unit = _in_base_units(line, around.lists)
        if quantity is not None and quantity > _usual(line, unit or "", around):
            yield soft(f"lines.{index}.quantity", "unusually-large")


def _in_base_units(line: Line, lists: Lists) -> tuple[Decimal | None, str | None]:
    """Take the base quantity that was worked out, or work it out for a line not yet complete."""
    if line.base_quantity is not None or line.quantity is None or line.unit is None:
        return line.base_quantity, line.base_unit
    base = base_quantity(
        line.quantity, line.unit, family=line.family, product=line.product, lists=lists
    )
    return (base.quantity, base.unit) if base else (None, None)


def _usual(line: Line, base_unit: str, around: Surroundings) -> Decimal:
    known = around.usual.get(line.product or "")
    return known or UNUSUAL.get((line.family or "", base_unit)) or Decimal("Infinity")


def family_is_asked(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Counterfeits name the brand they copy; odd extension facts are refused."""
    for index, line in enumerate(case.lines):
        if line.family == "IPR" and not line.brand:
            yield soft(f"lines.{index}.brand", "brand-missing")
        known = {fact.name for fact in extension(line.family or "")} if line.extension else ()
        for name in line.extension:
            if name not in known:
                yield hard(f"lines.{index}.extension.{name}", "unknown-field", field=name)


def cover_is_not_the_goods(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """A cover load that is the seized goods is a slip."""
    seized = {line.hs for line in case.lines if line.hs}
    for index, hidden in enumerate(case.concealments):
        if hidden.cover_load_hs and hidden.cover_load_hs in seized:
            yield soft(f"concealments.{index}.cover_load_hs", "cover-is-the-goods")


def second_measure_differs(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """Two measures of the same goods are in different units."""
    for index, line in enumerate(case.lines):
        if _repeats(line):
            yield soft(f"lines.{index}.second_unit", "same-measure-twice")


def _repeats(line: Line) -> bool:
    return line.second_unit is not None and line.second_unit == line.unit


def _shares(hs: str, hint: str) -> bool:
    return hs.startswith(hint) or hint.startswith(hs)


RULES: Final[tuple[Rule, ...]] = (
    quantity_is_positive,
    product_of_its_family,
    unit_measures_the_product,
    hs_exists_and_fits,
    quantity_is_likely,
    family_is_asked,
    cover_is_not_the_goods,
    second_measure_differs,
)
