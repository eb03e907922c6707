"""An amount of money names its currency."""

from collections.abc import Iterator
from typing import Final

from seizures.record.checks.surroundings import Rule, Surroundings, hard
from seizures.record.facts import SeizureFacts
from seizures.record.problems import Problem

CASE: Final = (
    ("market_value", "market_currency"),
    ("declared_value", "declared_currency"),
    ("duties_evaded", "evaded_currency"),
    ("taxes_evaded", "evaded_currency"),
    ("fine", "outcome_currency"),
    ("confiscated_value", "outcome_currency"),
    ("recovered_value", "outcome_currency"),
)
EXTENSION: Final = (
    ("face_total", "face_currency"),
    ("threshold", "threshold_currency"),
    ("genuine_unit_value", "genuine_currency"),
    ("duty_evaded", "evaded_currency"),
    ("tax_evaded", "evaded_currency"),
    ("trade_duty_evaded", "evaded_currency"),
    ("value_declared", "value_currency"),
    ("value_found", "value_currency"),
)


def case_amounts(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """The amounts of the case as a whole."""
    missing = dict.fromkeys(
        currency
        for amount, currency in CASE
        if getattr(case, amount) is not None and not getattr(case, currency)
    )
    for currency in missing:
        yield hard(currency, "currency-missing")


def part_amounts(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """The values of goods and of consignments."""
    for index, line in enumerate(case.lines):
        if line.value is not None and not line.currency:
            yield hard(f"lines.{index}.currency", "currency-missing")
    for index, consignment in enumerate(case.consignments):
        if consignment.declared_value is not None and not consignment.declared_currency:
            yield hard(f"consignments.{index}.declared_currency", "currency-missing")


def family_amounts(case: SeizureFacts, _around: Surroundings) -> Iterator[Problem]:
    """The amounts that only some families ask."""
    for index, line in enumerate(case.lines):
        if not line.extension:
            continue
        missing = dict.fromkeys(
            currency
            for amount, currency in EXTENSION
            if line.extension.get(amount) is not None and not line.extension.get(currency)
        )
        for currency in missing:
            yield hard(f"lines.{index}.extension.{currency}", "currency-missing")


RULES: Final[tuple[Rule, ...]] = (case_amounts, part_amounts, family_amounts)
