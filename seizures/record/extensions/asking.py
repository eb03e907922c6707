"""The word in which a fact of one family is defined."""

from dataclasses import dataclass, replace
from typing import Unpack

from seizures.record.definition import Fact, Kind, Limits, Sensitivity, fact_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact of a family and the products it is asked for; none named means all of the family."""

    fact: Fact
    products: tuple[str, ...] = ()

    def concerns(self, product: str) -> bool:
        """Tell whether the fact is asked for a product."""
        return not self.products or any(
            product == each or product.startswith(f"{each}-") for each in self.products
        )


def asked(
    name: str,
    kind: Kind,
    sensitivity: Sensitivity,
    needs: str,
    *,
    asked_for: tuple[str, ...] = (),
    **limits: Unpack[Limits],
) -> Asked:
    """Define a fact of a family; `needs` is the need in the full and in the simple form."""
    definition = fact_of(kind, sensitivity, needs, **limits)
    return Asked(replace(definition, name=name, section="extension"), asked_for)
