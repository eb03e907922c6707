"""Counterfeit and pirated goods: what lines of this family say beyond the common facts."""

from seizures.record.definition import NOMINAL, OPEN, QUASI, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("rights", Kind.CODES, OPEN, "M/-", codes="ipr-right"),
    asked("goods_class", Kind.CODE, OPEN, "C/-", codes="ipr-class"),
    asked("dangerous", Kind.YES_NO, OPEN, "O/-"),
    asked("genuine_unit_value", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("genuine_currency", Kind.CODE, OPEN, "C/-", codes="currency"),
    asked("sample_result", Kind.CODE, OPEN, "O/-", codes="sample-result"),
    asked("simplified_destruction", Kind.YES_NO, OPEN, "O/-"),
    asked("sales_channel", Kind.CODE, OPEN, "O/-", codes="sales-channel"),
    asked("components", Kind.YES_NO, OPEN, "O/-"),
    asked("application_ref", Kind.TEXT, QUASI, "O/-", max_length=40),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("right_holder", Kind.TEXT, NOMINAL, "O/-", max_length=120),
    asked("right_holder_contact", Kind.TEXT, NOMINAL, "O/-", max_length=200),
    asked("sales_address", Kind.TEXT, NOMINAL, "O/-", max_length=300, identifier="url"),
)
