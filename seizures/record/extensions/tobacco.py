"""Tobacco and nicotine: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, QUASI, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("genuineness", Kind.CODE, OPEN, "C/-", codes="genuineness"),
    asked("manufacturer", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("pack", Kind.CODE, OPEN, "O/-", codes="tobacco-pack"),
    asked("pieces_per_pack", Kind.INTEGER, OPEN, "O/-", minimum=1, maximum=1000),
    asked("tax_stamp", Kind.CODE, OPEN, "C/-", codes="stamp-state"),
    asked("stamp_country", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("market", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("labelled_market", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("factory_code", Kind.TEXT, QUASI, "O/-", max_length=40),
    asked(
        "nicotine",
        Kind.DECIMAL,
        OPEN,
        "O/-",
        digits=18,
        decimals=2,
        minimum=0,
        maximum=1000,
        asked_for=("TOB-VAP", "TOB-NIC"),
    ),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("unique_ids", Kind.CODES, NOMINAL, "O/-", max_length=50),
)
