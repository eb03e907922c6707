"""Precursors: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, OPEN, QUASI, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("substance", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("cas", Kind.TEXT, OPEN, "O/-", max_length=12, identifier="cas"),
    asked("un_number", Kind.TEXT, OPEN, "O/-", max_length=4, identifier="un-number"),
    asked("precursor_table", Kind.CODE, OPEN, "O/-", codes="precursor-table"),
    asked(
        "concentration", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0, maximum=100
    ),
    asked("form", Kind.CODE, OPEN, "O/-", codes="chemical-form"),
    asked("pen_reference", Kind.TEXT, QUASI, "O/-", max_length=40),
    asked("declared_use", Kind.CODE, OPEN, "O/-", codes="licit-use"),
    asked("declared_substance", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("suspected_drug", Kind.CODE, OPEN, "O/-", codes="product"),
    asked("lab_methods", Kind.CODES, OPEN, "O/-", codes="lab-method"),
)

NOMINAL_ASKED: tuple[Asked, ...] = ()
