from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cen_suite.core.codelists.tables import CodeTable
from seizures.record.quantities import base_quantity, unit_fits

Lists = Mapping[str, CodeTable]


@pytest.mark.parametrize(
    ("quantity", "unit", "product", "base", "estimated"),
    [
        ("12.4", "KGM", "DRG-COC-HCL", ("12.4", "KGM"), False),
        ("500", "GRM", "DRG-COC-HCL", ("0.5", "KGM"), False),
        ("0.001", "GRM", "DRG-COC-HCL", ("0.000001", "KGM"), False),
        ("2", "TNE", "DRG-COC-HCL", ("2000", "KGM"), False),
        ("3", "LTR", "DRG-COC-HCL", ("3", "KGM"), True),
        ("1", "CTN200", "TOB-CIG", ("200", "H87"), False),
        ("2", "PACK20", "TOB-CIG", ("40", "H87"), False),
        ("1", "CASE10K", "TOB-CIG", ("10000", "H87"), False),
        ("5", "MIL", "TOB-CIG", ("5000", "H87"), False),
    ],
)
def test_a_quantity_in_the_base_unit_of_its_product(
    quantity: str, unit: str, product: str, base: tuple[str, str], estimated: bool, lists: Lists
) -> None:
    found = base_quantity(
        Decimal(quantity), unit, family=product[:3], product=product, lists=lists
    )

    assert found is not None
    assert (found.quantity, found.unit) == (Decimal(base[0]), base[1])
    assert found.is_estimated is estimated


@pytest.mark.parametrize(
    ("unit", "product"), [("H87", "DRG-COC-HCL"), ("KGM", "TOB-CIG"), ("MTR", "TOB-CIG")]
)
def test_no_factor_is_invented_between_pieces_and_mass(
    unit: str, product: str, lists: Lists
) -> None:
    assert (
        base_quantity(Decimal(1), unit, family=product[:3], product=product, lists=lists) is None
    )


def test_a_family_alone_has_a_base_unit(lists: Lists) -> None:
    found = base_quantity(Decimal(1000), "GRM", family="DRG", product=None, lists=lists)

    assert found is not None
    assert (found.quantity, found.unit) == (Decimal(1), "KGM")


@pytest.mark.parametrize(
    ("unit", "product", "fits"),
    [
        ("MGM", "DRG-COC-HCL", True),
        ("MTR", "DRG-COC-HCL", False),
        ("CTN200", "TOB-CIG", True),
        ("LTR", "TOB-CIG", False),
    ],
)
def test_a_unit_fits_when_it_measures_the_same_thing(
    unit: str, product: str, fits: bool, lists: Lists
) -> None:
    assert unit_fits(unit, product[:3], product, lists) is fits


@given(grams=st.decimals(min_value="0.001", max_value="1e9", places=3))
def test_grams_and_kilograms_come_to_the_same(grams: Decimal, lists: Lists) -> None:
    as_grams = base_quantity(grams, "GRM", family="DRG", product=None, lists=lists)
    as_kilograms = base_quantity(grams / 1000, "KGM", family="DRG", product=None, lists=lists)

    assert as_grams == as_kilograms
