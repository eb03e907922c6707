"""Alcohol: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("strength", Kind.DECIMAL, OPEN, "C/-", digits=18, decimals=2, minimum=0, maximum=100),
    asked("pure_alcohol", Kind.DECIMAL, OPEN, "G/-", digits=18, decimals=3, minimum=0),
    asked("container_litres", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=3, minimum=0),
    asked("genuineness", Kind.CODE, OPEN, "O/-", codes="genuineness"),
    asked("manufacturer", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("tax_stamp", Kind.CODE, OPEN, "C/-", codes="stamp-state"),
    asked("stamp_country", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("market", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("denaturant", Kind.TEXT, FREE_TEXT, "O/-", max_length=80, asked_for=("ALC-ETH",)),
    asked("methanol", Kind.YES_NO, OPEN, "O/-"),
)

NOMINAL_ASKED: tuple[Asked, ...] = ()
