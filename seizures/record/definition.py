"""The words in which every fact of the record is defined.

A fact is written once, as a field of a frozen dataclass. Form, workbook, columns, payload, checks
and help are made from that definition.
"""

import dataclasses
import inspect
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypedDict, Unpack


class Kind(StrEnum):
    """The shapes a value can have."""

    TEXT = "text"
    LONG_TEXT = "long text"
    CODE = "code"
    CODES = "codes"
    PLACE = "place"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes or no"


class Sensitivity(StrEnum):
    """How much a value says about a person, and so how far it may travel."""

    OPEN = "open"
    QUASI = "quasi-identifier"
    FREE_TEXT = "free text"
    NOMINAL = "nominal"


class Need(StrEnum):
    """How strongly a form asks for a fact."""

    MANDATORY = "M"
    CONDITIONAL = "C"
    OPTIONAL = "O"
    GENERATED = "G"
    ABSENT = "-"


OPEN: Final = Sensitivity.OPEN
QUASI: Final = Sensitivity.QUASI
FREE_TEXT: Final = Sensitivity.FREE_TEXT
NOMINAL: Final = Sensitivity.NOMINAL

LARGEST_COUNT: Final = 2_147_483_647
WEIGHTS: Final = {Need.MANDATORY: 3, Need.CONDITIONAL: 2, Need.OPTIONAL: 1}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the record: its shape, its limits and who may see it.

    `codes` names a code list; a CODES fact without a list holds free references. `identifier`
    names a check of `identifiers.py`. `depends_on` names the fact that narrows the choices.
    """

    name: str
    kind: Kind
    sensitivity: Sensitivity
    full: Need
    simple: Need
    codes: str = ""
    max_length: int = 0
    digits: int = 0
    decimals: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    identifier: str = ""
    depends_on: str = ""
    weight: int = 1
    section: str = ""


class Limits(TypedDict, total=False):
    """What a definition may add to the kind of a fact."""

    codes: str
    max_length: int
    digits: int
    decimals: int
    minimum: Decimal | int
    maximum: Decimal | int
    identifier: str
    depends_on: str
    weight: int


def fact_of(kind: Kind, sensitivity: Sensitivity, needs: str, **limits: Unpack[Limits]) -> Fact:
    """Make a definition without a name; `needs` is the need in both forms, as "M/O"."""
    full, simple = (Need(letter) for letter in needs.split("/"))
    settings: dict[str, Any] = {"weight": WEIGHTS.get(full, 0), **limits}
    for bound in {"minimum", "maximum"} & settings.keys():
        settings[bound] = Decimal(settings[bound])
    return Fact(name="", kind=kind, sensitivity=sensitivity, full=full, simple=simple, **settings)


def fact(
    kind: Kind, sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]
) -> Any:
    """Define a fact as a field of a facts class, empty until something is stated."""
    default: Any = () if kind is Kind.CODES else None
    return dataclasses.field(
        default=default, metadata={"fact": fact_of(kind, sensitivity, needs, **limits)}
    )


def group(key: str) -> Any:
    """Define a repeating group of facts, empty until something is stated."""
    return dataclasses.field(default=(), metadata={"group": key})


def code(
    sensitivity: Sensitivity, listed: str, needs: str = "O/-", **limits: Unpack[Limits]
) -> Any:
    """Define a fact with one value of a code list."""
    limits["codes"] = listed
    return fact(Kind.CODE, sensitivity, needs, **limits)


def codes(
    sensitivity: Sensitivity, listed: str = "", needs: str = "O/-", **limits: Unpack[Limits]
) -> Any:
    """Define a fact with several values of a code list, or several free references."""
    limits["codes"] = listed
    return fact(Kind.CODES, sensitivity, needs, **limits)


def text(
    sensitivity: Sensitivity, length: int, needs: str = "O/-", **limits: Unpack[Limits]
) -> Any:
    """Define a short text."""
    limits["max_length"] = length
    return fact(Kind.TEXT, sensitivity, needs, **limits)


def place(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a place by its UN/LOCODE."""
    return fact(Kind.PLACE, sensitivity, needs, **limits)


def count(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a whole number that a table can hold, zero or more."""
    limits.setdefault("minimum", 0)
    limits.setdefault("maximum", LARGEST_COUNT)
    return fact(Kind.INTEGER, sensitivity, needs, **limits)


def amount(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a decimal number, zero or more, with money's two decimals unless told."""
    limits.setdefault("minimum", 0)
    limits.setdefault("digits", 18)
    limits.setdefault("decimals", 2)
    return fact(Kind.DECIMAL, sensitivity, needs, **limits)


def date(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a day."""
    return fact(Kind.DATE, sensitivity, needs, **limits)


def moment(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a moment, kept in UTC."""
    return fact(Kind.MOMENT, sensitivity, needs, **limits)


def yes_no(sensitivity: Sensitivity, needs: str = "O/-", **limits: Unpack[Limits]) -> Any:
    """Define a statement that is true, false or not stated."""
    return fact(Kind.YES_NO, sensitivity, needs, **limits)


def _section_of(cls: type, name: str) -> str:
    """Find the section of the class in the chain that declares the fact."""
    for base in cls.__mro__:
        if name in inspect.get_annotations(base):
            return str(base.__dict__.get("section", ""))
    return ""


@cache
def facts_of(cls: type) -> tuple[Fact, ...]:
    """List the facts of a facts class, in the order they are asked."""
    return tuple(
        dataclasses.replace(
            field.metadata["fact"], name=field.name, section=_section_of(cls, field.name)
        )
        for field in dataclasses.fields(cls)
        if "fact" in field.metadata
    )


@cache
def fact_named(cls: type, name: str) -> Fact:
    """Give one fact of a facts class by its name."""
    return next(each for each in facts_of(cls) if each.name == name)
